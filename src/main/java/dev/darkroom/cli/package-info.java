/** Commands that need no server. Sees job, instruction, engine and provider. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.cli;
