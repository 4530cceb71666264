/**
 * Darkroom's own API that tells what an instruction would do, without doing it. Sees job and http.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect.plan;
