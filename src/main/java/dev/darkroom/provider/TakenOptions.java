package dev.darkroom.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.job.Job;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What callers sent that a wire has under the same names. */
final class TakenOptions {
  private static final String SEED = "seed";

  private TakenOptions() {}

  /**
   * @param names those that the wire has
   * @param picture which of a job's pictures it is, from 0: each has a seed of its own
   */
  static Map<String, Object> of(Job job, Collection<String> names, int picture) {
    Map<String, Object> taken = new TreeMap<>();
    for (String name : names) {
      Object value = job.options().get(name);
      if (value != null) {
        taken.put(name, name.equals(SEED) ? seed(value, picture) : value);
      }
    }
    return taken;
  }

  /**
   * The seed of one of a job's pictures, for a wire that has another name for it; one below 0 means
   * any, and is left as it is.
   */
  static Object seed(Object value, int picture) {
    return value instanceof Number seed && seed.longValue() >= 0
        ? (Object) (seed.longValue() + picture)
        : value;
  }

  static void put(ObjectNode json, String name, Object value) {
    switch (value) {
      case Boolean flag -> json.put(name, flag);
      case Integer number -> json.put(name, number);
      case Long number -> json.put(name, number);
      case Double number -> json.put(name, number);
      default -> json.put(name, value.toString());
    }
  }
}
