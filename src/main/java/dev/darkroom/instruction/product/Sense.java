package dev.darkroom.instruction.product;

/**
 * One meaning of a word.
 *
 * @param value as its file of words gives it, empty where the kind says it all
 */
record Sense(Kind kind, String value) {}
