/**
 * Darkroom's own API over the tasks of every dialect: how one stands, its events, its end. Sees job
 * and http.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect.tasks;
