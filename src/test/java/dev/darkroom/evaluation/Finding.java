package dev.darkroom.evaluation;

/**
 * What one check found.
 *
 * @param check as the table has it
 * @param measured the figure behind it
 */
record Finding(String check, boolean holds, String measured) {}
