/** Doubles, fixtures and contracts that the tests of several rooms share. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.testing;
