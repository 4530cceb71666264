package dev.darkroom.instruction;

/** What a word says about a scene: where it is, or when and in which light. */
enum SceneWord {
  BEACH(true),
  SEA(true),
  SKY(true),
  STARS(true),
  SPACE(true),
  SNOW(true),
  MOUNTAINS(true),
  MEADOW(true),
  DESERT(true),
  FOREST(true),
  BLOSSOMS(true),
  CITY(true),
  WOODEN_TABLE(true),
  DARK_WOODEN_TABLE(true),
  MARBLE_TABLE(true),
  BLACK_MARBLE_TABLE(true),
  CONCRETE(true),
  CLOTH(true),
  WINDOW_LIGHT(true),
  DAY(false),
  CLEAR(false),
  CLOUDY(false),
  OVERCAST(false),
  SUNSET(false),
  NIGHT(false),
  NIGHT_VIEW(false),
  AUTUMN(false),
  WINTER(false);

  private final boolean place;

  SceneWord(boolean place) {
    this.place = place;
  }

  /** Whether it says where. */
  boolean isPlace() {
    return place;
  }
}
