package dev.darkroom.dialect;

/**
 * One endpoint of a dialect.
 *
 * @param creates whether a call makes a task (and counts as work); listings do not
 */
public record Service(String method, String path, boolean creates) {}
