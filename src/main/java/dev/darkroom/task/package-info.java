/**
 * Durable tasks: a job that was accepted is kept in the database until it has an outcome, whatever
 * happens to the process. Sees job and database. Start at {@link dev.darkroom.task.Tasks}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.task;
