package dev.darkroom.provider;

import dev.darkroom.job.Job;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Names what a caller sent that an upstream has no place for: nothing is dropped silently. */
final class UnusedOptions {
  private UnusedOptions() {}

  static List<String> notes(Job job, Collection<String> used) {
    String unused =
        job.options().keySet().stream()
            .filter(name -> !used.contains(name) && name.matches("[A-Za-z0-9_.-]{1,40}"))
            .sorted()
            .limit(20)
            .collect(Collectors.joining(", "));
    return unused.isEmpty() ? List.of() : List.of("No effect with this model: " + unused + ".");
  }
}
