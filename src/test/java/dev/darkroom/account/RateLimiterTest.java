package dev.darkroom.account;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.darkroom.database.Database;
import dev.darkroom.database.Databases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  @Nested
  class InMemory extends RateLimiterContract {
    @Override
    Database open() {
      return Databases.open(null, folder);
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
      return Databases.open(null, folder);
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
