package dev.darkroom.engine.scenery;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Monitor;
import dev.darkroom.engine.composite.Cast;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library of scenes. Each is painted by arithmetic alone, the same picture every time, slightly
 * out of focus; no place on earth is meant.
 */
@SuppressWarnings("ImmutableEnumChecker") // Views are records whose colours nobody writes.
public enum Scenery {
  BEACH("海滩", Shore.day(), Casts.SUN, null),
  SUNSET_BEACH("黄昏海滩", Shore.sunset(), Casts.BEHIND, null),
  SEA("大海", Table.jetty(), Casts.SUN, null),
  SUNSET_SEA("海上日落", Table.sunsetJetty(), Casts.BEHIND, null),
  CLEAR_SKY("蓝天", OpenSky.clear(), Casts.SUN, SkyDome.clear().alone()),
  CLOUDY_SKY("多云的天空", OpenSky.cloudy(), Casts.SOFT, SkyDome.cloudy().alone()),
  OVERCAST_SKY("阴天", OpenSky.overcast(), Casts.SOFT, SkyDome.overcast().alone()),
  SUNSET_SKY("晚霞", OpenSky.sunset(), Casts.BEHIND, SkyDome.sunset().alone()),
  STARRY_NIGHT("星空", Stars.overLand(), Casts.SOFT, Stars.alone()),
  SPACE("太空", Stars.space(), Casts.SOFT, null),
  SNOW("雪地", Lands.snow(), Casts.SUN, null),
  MOUNTAINS("群山", Lands.mountains(), Casts.SUN, null),
  MEADOW("草地", Lands.meadow(), Casts.SUN, null),
  DESERT("沙漠", Lands.dunes(), Casts.SUN, null),
  FOREST("森林", Woods.forest(), Casts.SOFT, null),
  AUTUMN_FOREST("秋天的树林", Woods.autumn(), Casts.SOFT, null),
  BLOSSOMS("樱花", Woods.blossoms(), Casts.SOFT, null),
  CITY_NIGHT("城市夜景", new CityNight(), Casts.SOFT, null),
  CITY_DAY("白天的城市", new CityDay(), Casts.SUN, null),
  WOODEN_TABLE("木质桌面", Table.wood(), Casts.WINDOW, null),
  DARK_WOODEN_TABLE("深色木桌", Table.darkWood(), Casts.WINDOW, null),
  MARBLE_TABLE("大理石桌面", Table.marble(), Casts.WINDOW, null),
  BLACK_MARBLE_TABLE("黑色大理石桌面", Table.blackMarble(), Casts.WINDOW, null),
  CONCRETE("水泥台面", Table.concrete(), Casts.WINDOW, null),
  CLOTH("布面", Table.cloth(), Casts.WINDOW, null),
  WINDOW_LIGHT("窗边光影", new WindowLight(), Casts.WINDOW, null);

  private final String chinese;
  private final View view;
  private final Cast cast;
  private final @Nullable View sky;

  Scenery(String chinese, View view, Cast cast, @Nullable View sky) {
    this.chinese = chinese;
    this.view = view;
    this.cast = cast;
    this.sky = sky;
  }

  /** Its name in English, such as {@code sunset beach}. */
  public String english() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public String chinese() {
    return chinese;
  }

  /**
   * Whether nobody would take it for a photograph at second sight: those with much to be seen that
   * arithmetic only suggests.
   */
  public boolean illustrative() {
    return switch (this) {
      case BEACH, SUNSET_BEACH, SEA, SUNSET_SEA, CLEAR_SKY, CLOUDY_SKY, OVERCAST_SKY, SUNSET_SKY ->
          true;
      case STARRY_NIGHT, SPACE, SNOW, MOUNTAINS, MEADOW, DESERT, CITY_DAY, BLOSSOMS -> true;
      case FOREST, AUTUMN_FOREST, CITY_NIGHT, WOODEN_TABLE, DARK_WOODEN_TABLE, MARBLE_TABLE ->
          false;
      case BLACK_MARBLE_TABLE, CONCRETE, CLOTH, WINDOW_LIGHT -> false;
    };
  }

  /** Whether something can stand in it. */
  public boolean hasFloor() {
    return this != SPACE;
  }

  /** The shadow that what stands in it throws. */
  public Cast cast() {
    return cast;
  }

  /** Whether it can take the place of a picture's sky. */
  public boolean isSky() {
    return sky != null;
  }

  /**
   * Paints it, opaque.
   *
   * @param width 1 and up, as is the height; memory grows with the picture alone
   */
  public Bitmap paint(int width, int height, Staging staging, Monitor monitor) {
    return painted(view, width, height, staging, monitor);
  }

  /**
   * Paints its sky alone; empty when it has none to give.
   *
   * @param horizon where the picture's own land ends, as a share of its height
   */
  public Optional<Bitmap> paintSky(int width, int height, double horizon, Monitor monitor) {
    return Optional.ofNullable(sky)
        .map(view -> painted(view, width, height, Staging.horizon(horizon), monitor));
  }

  private static Bitmap painted(
      View view, int width, int height, Staging staging, Monitor monitor) {
    Plate plate = Plate.of(width, height, monitor);
    view.paint(plate, staging);
    return plate.developed(width, height);
  }
}
