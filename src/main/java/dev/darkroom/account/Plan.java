package dev.darkroom.account;

import dev.darkroom.job.Credits;

/**
 * A price plan.
 *
 * @param edit the price of a picture that is edited (of a whole call in the Aluo editor)
 * @param generate the price of a picture that is made from text
 * @param requestsPerMinute how many creating calls the keys of an account may make in a minute, all
 *     dialects together; 0 for no limit
 */
public record Plan(String name, Credits edit, Credits generate, int requestsPerMinute) {
  public Plan {
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException("A limit is 0 or more, not " + requestsPerMinute);
    }
  }
}
