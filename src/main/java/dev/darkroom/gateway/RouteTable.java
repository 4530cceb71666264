package dev.darkroom.gateway;

import dev.darkroom.provider.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which targets carry out which model. It is in use until it is retired and the last job that began
 * with it has ended; then its end is told.
 */
public final class RouteTable {
  private final Map<String, List<Target>> routes;
  private final Runnable ended;
  private int jobs;
  private boolean retired;

  /**
   * @param routes the targets of each model in the order of the file
   * @param ended called once, when nobody needs the targets any more
   */
  public RouteTable(Map<String, List<Target>> routes, Runnable ended) {
    this.routes = new LinkedHashMap<>(routes);
    this.ended = ended;
  }

  Map<String, List<Target>> routes() {
    return routes;
  }

  /** A job's hold on the table, given back by closing it. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /** Empty when the table has been retired meanwhile, and another one holds. */
  synchronized Optional<Lease> lease() {
    if (retired) {
      return Optional.empty();
    }
    jobs++;
    return Optional.of(this::giveBack);
  }

  private void giveBack() {
    boolean last;
    synchronized (this) {
      jobs--;
      last = retired && jobs == 0;
    }
    if (last) {
      ended.run();
    }
  }

  /** No job begins with it any more. */
  void retire() {
    boolean last;
    synchronized (this) {
      last = !retired && jobs == 0;
      retired = true;
    }
    if (last) {
      ended.run();
    }
  }
}
