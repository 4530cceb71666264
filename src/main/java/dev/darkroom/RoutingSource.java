package dev.darkroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the upstream providers and routes are read from, once at the start and again on changes.
 *
 * @param required whether the operator named the file
 * @param environment what {@code ${NAME}} stands for
 */
record RoutingSource(Path file, boolean required, Map<String, String> environment) {
  /**
   * @throws SettingsException naming the place, its line and the reason
   */
  RoutingSettings read() {
    return SettingsFile.read(file, required).routing(ProviderKinds.byName().keySet(), environment);
  }

  /** What changes when the file or one of the files that it reads secrets from does. */
  Map<Path, String> stamp(Collection<Path> secrets) {
    Map<Path, String> stamps = new TreeMap<>();
    stamps.put(file, stamp(file));
    secrets.forEach(secret -> stamps.put(secret, stamp(secret)));
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException _) {
      return "not there";
    }
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "routing of " + file;
  }
}
