/**
 * The photo editor and the photo generation of Aluo: a call that makes a task and waits for its
 * end, and a status read that hands the pictures over. Start with {@link
 * dev.darkroom.dialect.aluo.AluoDialect}, what the two have in common.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.dialect.aluo;
