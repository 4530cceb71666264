package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.database.Database;
import dev.darkroom.testing.TestDatabases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  @Nested
  class InMemory extends RateLimiterContract {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }

    @Override
    RateLimiter make() {
      return new NodeRateLimiter(clock);
    }

    @Override
    int kept() {
      return ((NodeRateLimiter) limiter).known();
    }

    @Test
    void a_database_of_one_process_is_not_asked() {
      assertInstanceOf(NodeRateLimiter.class, RateLimiter.of(database, clock));
    }
  }

  @Nested
  class OnSqlite extends InDatabase {
    @Override
    Database open() {
      return TestDatabases.sqlite(folder);
    }
  }

  @Nested
  class OnPostgres extends InDatabase {
    @Override
    Database open() {
      return TestDatabases.postgres();
    }

    @Test
    void the_nodes_of_a_cluster_count_together() {
      RateLimiter other = RateLimiter.of(database, clock);
      assertInstanceOf(DatabaseRateLimiter.class, other);
      assertTrue(limiter.count("a", 2).allowed());
      assertTrue(other.count("a", 2).allowed());
      assertFalse(limiter.count("a", 2).allowed());
      assertFalse(other.count("a", 2).allowed());
    }
  }

  abstract static class InDatabase extends RateLimiterContract {
    @Override
    RateLimiter make() {
      return new DatabaseRateLimiter(database, clock);
    }

    @Override
    int kept() {
      return database
          .jdbi()
          .withHandle(
              h -> h.createQuery("SELECT COUNT(*) FROM rate_window").mapTo(Integer.class).one());
    }
  }
}
