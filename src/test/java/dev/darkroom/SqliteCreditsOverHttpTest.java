package dev.darkroom;

import java.util.Map;

class SqliteCreditsOverHttpTest extends CreditsOverHttp {
  @Override
  Map<String, String> environment() {
    return Map.of();
  }
}
