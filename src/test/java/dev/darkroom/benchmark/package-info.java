/**
 * Measurements by JMH, run by hand: {@code ./mvnw -Pbenchmark test-compile exec:exec@benchmark}.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.benchmark;
