package dev.darkroom.engine.render;

import java.time.Duration;

/**
 * How much a picture may cost. Passes are made until {@link #samplesMax} are reached or the time is
 * over, but never fewer than {@link #samplesMin}.
 *
 * @param samplesMin for each pixel
 * @param samplesMax for each pixel
 * @param time for the whole picture with its denoising
 * @param threads that work at once
 */
public record Effort(int samplesMin, int samplesMax, Duration time, int threads) {}
