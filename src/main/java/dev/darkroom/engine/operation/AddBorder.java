package dev.darkroom.engine.operation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.frame.Box;
import dev.darkroom.engine.frame.Cut;
import dev.darkroom.engine.frame.Limit;
import java.util.Map;

/**
 * Puts an even border of one colour around the picture, which grows by it.
 *
 * @param share its width as a share of the shorter side
 * @param pixels its exact width instead, or 0
 */
public record AddBorder(Colour colour, double share, int pixels) implements Operation {
  @Override
  public Intent intent() {
    return Intent.LAYOUT;
  }

  @Override
  public String target() {
    return "picture";
  }

  @Override
  public Map<String, Object> parameters() {
    return pixels > 0
        ? Map.of("border", colour.hex(), "pixels", pixels)
        : Map.of("border", colour.hex(), "share", share);
  }

  @Override
  public void apply(Scene scene) {
    Bitmap picture = scene.bitmap();
    int shorter = Math.min(picture.width(), picture.height());
    int wide = pixels > 0 ? pixels : Math.max(1, (int) Math.round(share * shorter));
    int across = picture.width() + 2 * wide;
    int down = picture.height() + 2 * wide;
    Limit.check(across, down);
    scene.monitor().check();
    Box window = new Box(-wide, -wide, across, down);
    Bitmap framed = Cut.of(picture, window);
    byte[] paint = {(byte) colour.blue(), (byte) colour.green(), (byte) colour.red(), (byte) 255};
    Bands.eachRow(
        down,
        scene.monitor(),
        y -> {
          boolean through = y >= wide && y < down - wide;
          for (int x = 0; x < across; x++) {
            if (through && x == wide) {
              x += picture.width();
            }
            System.arraycopy(paint, 0, framed.pixels(), 4 * (y * across + x), 4);
          }
        });
    scene.reshape("border", framed, mask -> Cut.of(mask, window));
  }

  @Override
  public long pixelsAfter(long pixelsBefore) {
    double side = Math.sqrt((double) pixelsBefore);
    double wide = pixels > 0 ? pixels : share * side;
    return Math.max(pixelsBefore, Limit.most(Math.round(Math.pow(side + 2 * wide, 2))));
  }

  @Override
  public boolean reshapes() {
    return true;
  }
}
