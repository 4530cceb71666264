/** The composition root. Read {@link dev.darkroom.Main} first. */
@org.jspecify.annotations.NullMarked
package dev.darkroom;
