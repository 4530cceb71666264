package dev.darkroom.instruction;

/** Something the caller should know about how an instruction was read, in whole sentences. */
public record Note(String english, String chinese) {}
