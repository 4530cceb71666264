/**
 * What operators watch and switch: maintenance and APIs at run time, the audit log, the log of
 * calls. Sees job and database. Start with {@link dev.darkroom.oversight.Switches}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.oversight;
