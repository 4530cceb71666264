/**
 * One class per HTTP API that clients speak: request to {@link Call}, outcome to response. Sees job
 * and http.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect;
