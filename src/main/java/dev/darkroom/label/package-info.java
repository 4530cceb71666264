/**
 * Says of a picture that a machine made it: metadata that every reader of China's AIGC label
 * understands, and a visible mark where the operator's profile asks for one. Also reads such labels
 * from pictures that come in. Sees job and engine. Start at {@link dev.darkroom.label.Labels}; the
 * rules are in docs/operating/labels.md.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.label;
