package dev.darkroom.provider;

/** Makes providers that speak one upstream API. */
@FunctionalInterface
public interface ProviderKind {
  Provider open(ProviderConfig config, Tools tools);

  /** What providers are given to work with. */
  record Tools(Pictures pictures, Download download) {}
}
