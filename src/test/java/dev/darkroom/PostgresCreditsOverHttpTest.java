package dev.darkroom;

import dev.darkroom.testing.TestDatabases;
import java.util.Map;

class PostgresCreditsOverHttpTest extends CreditsOverHttp {
  @Override
  Map<String, String> environment() {
    return Map.of("DARKROOM_DATABASE_URL", TestDatabases.postgresUrl());
  }
}
