/** Commands that need no server. Sees job, instruction, engine, provider and label. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.cli;
