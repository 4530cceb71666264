package dev.darkroom.gateway;

import dev.darkroom.provider.Provider;

/**
 * A place that a route leads to.
 *
 * @param model the name of the model at that provider
 */
public record Target(Provider provider, String model) {}
