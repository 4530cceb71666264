/** The edit operations, one file each. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.operation;
