/** Finding the region that an operation changes. */
@org.jspecify.annotations.NullMarked
package dev.darkroom.engine.mask;
