package dev.darkroom.engine.mask;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Studio;
import dev.darkroom.engine.product.design.Model;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A product as the renderer would photograph it. Its exact mask comes from the same camera: the
 * product glows in the dark, so that shadow and reflection are none of it.
 *
 * @param row archetype, ground, light, ground's colour or -, then looks such as body=ffffff:GLASS
 */
record RenderedProduct(String row) {
  private static final int SEED = 7;

  /** Squared, from so many samples a pixel. */
  Bitmap picture(int side, int samples) {
    return render(world(side), side, samples);
  }

  /** 255 where more of the product than of its surroundings is seen. */
  Mask truth(int side) {
    World world = world(side);
    int count = Model.of(item()).size();
    List<Body> glowing = new ArrayList<>();
    for (Body body : world.bodies().subList(0, count)) {
      glowing.add(new Body(body.mesh(), Material.glowing(Vec.grey(1))));
    }
    World dark = new World(glowing, List.of(), _ -> Vec.ZERO, world.camera(), 1);
    Bitmap seen = render(dark, side, 4);
    Mask mask = new Mask(side, side);
    for (int i = 0; i < mask.coverage().length; i++) {
      mask.coverage()[i] = (byte) ((seen.pixels()[4 * i] & 255) > 160 ? 255 : 0);
    }
    return mask;
  }

  private World world(int side) {
    return new Studio().world(shot(), side, side, SEED, Math.floorMod(row.hashCode(), 4));
  }

  private Shot shot() {
    String[] word = row.split(" ", -1);
    return new Shot(
        List.of(item()),
        Shot.Ground.valueOf(word[1]),
        word[3].equals("-") ? null : colour(word[3]),
        null,
        Shot.Light.valueOf(word[2]),
        Shot.Angle.RAISED,
        Shot.Framing.USUAL,
        Shot.Placing.CENTRE);
  }

  private Item item() {
    String[] word = row.split(" ", -1);
    Map<Part, Item.Look> looks = new HashMap<>();
    for (int k = 4; k < word.length; k++) {
      String[] look = word[k].split("[=:]", -1);
      Colour colour = look[1].isEmpty() ? null : colour(look[1]);
      Finish finish = look.length < 3 ? null : Finish.valueOf(look[2]);
      looks.put(Part.valueOf(look[0].toUpperCase(Locale.ROOT)), new Item.Look(colour, finish));
    }
    return new Item(Archetype.valueOf(word[0]), looks);
  }

  private static @Nullable Colour colour(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255);
  }

  private static Bitmap render(World world, int side, int samples) {
    Effort effort = new Effort(samples, samples, Duration.ofMinutes(1), 2);
    return new Renderer().render(world, side, side, SEED, effort, new Unwatched());
  }

  private record Unwatched() implements Passes {
    @Override
    public void pass(double done, Supplier<Bitmap> soFar) {}

    @Override
    public void check() {}
  }
}
