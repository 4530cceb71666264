package dev.darkroom.engine.insert;

import dev.darkroom.engine.frame.Box;

/**
 * A place found for a thing.
 *
 * @param box what it will cover
 * @param size of it, see {@link View.Extent#size}
 * @param doubt how little the place suits it, 0 to about 1
 */
record Stand(Box box, double size, double doubt) {}
