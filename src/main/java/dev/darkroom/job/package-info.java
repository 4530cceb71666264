/**
 * The canonical vocabulary that crosses rooms: jobs, pictures, outcomes, error codes. Sees no other
 * room.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.job;
