/**
 * One class for each kind of upstream: a job becomes pictures or a named failure. Sees job; the
 * classes behind {@code local} also see instruction and engine.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.provider;
