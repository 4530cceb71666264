/**
 * Whether a prompt may be carried out: a list of words, the operator's own words, the protection of
 * AI labels, and a check elsewhere. Sees job. Start at {@link dev.darkroom.moderation.Moderation}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.moderation;
