package dev.darkroom.evaluation;

import dev.darkroom.engine.Bitmap;
import dev.darkroom.engine.Mask;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Shot;
import dev.darkroom.engine.product.Studio;
import dev.darkroom.engine.product.design.Model;
import dev.darkroom.engine.render.Body;
import dev.darkroom.engine.render.Coverage;
import dev.darkroom.engine.render.Effort;
import dev.darkroom.engine.render.Material;
import dev.darkroom.engine.render.Passes;
import dev.darkroom.engine.render.Renderer;
import dev.darkroom.engine.render.Vec;
import dev.darkroom.engine.render.World;
import dev.darkroom.instruction.product.ProductReader;
import dev.darkroom.instruction.product.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Rendered products with exact masks: {@code resources/evaluation/products.txt}. */
final class Products {
  private static final int MASK_SAMPLES = 8;
  private static final Effort EFFORT = new Effort(4, 4, Duration.ofMinutes(10), 1);

  /** A row of the table. */
  record Row(String name, int width, int height, long seed, String words) {
    static Row parse(String line) {
      String[] cells = line.split("\\|", -1);
      String[] size = cells[1].strip().split("x", -1);
      return new Row(
          cells[0].strip(),
          Integer.parseInt(size[0]),
          Integer.parseInt(size[1]),
          Long.parseLong(cells[2].strip()),
          cells[3].strip());
    }
  }

  private static final Passes SILENT =
      new Passes() {
        @Override
        public void pass(double done, Supplier<Bitmap> soFar) {}

        @Override
        public void check() {}
      };

  private final ProductReader reader = new ProductReader();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Cache cache;

  Products(Cache cache) {
    this.cache = cache;
    for (String line : Tables.lines("products.txt")) {
      Row row = Row.parse(line);
      rows.put(row.name(), row);
    }
  }

  List<String> names() {
    return List.copyOf(rows.keySet());
  }

  boolean has(String name) {
    return rows.containsKey(name);
  }

  private Row row(String name) {
    Row row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("No product is called " + name);
    }
    return row;
  }

  Specimen specimen(String name) {
    Row row = row(name);
    return cache.specimen(name, row.toString(), () -> rendered(row));
  }

  /**
   * The same picture without one of the products: {@code left}, {@code right} or {@code subject}.
   */
  Bitmap without(String name, String region) {
    Row row = row(name);
    String description = row + " without " + region;
    return cache
        .specimen(name + "-without-" + region, description, () -> bare(row, region))
        .bitmap();
  }

  private Specimen bare(Row row, String region) {
    Shot shot = shot(row);
    World world = new Studio().world(shot, row.width(), row.height(), row.seed(), 0);
    int first = bodies(shot.items().getFirst());
    int all = shot.items().stream().mapToInt(Products::bodies).sum();
    int from = region.equals("right") ? first : 0;
    int to = region.equals("left") ? first : all;
    List<Body> bodies = new ArrayList<>(world.bodies());
    bodies.subList(from, to).clear();
    World bare =
        new World(bodies, world.lights(), world.environment(), world.camera(), world.exposure());
    Bitmap bitmap =
        new Renderer().render(bare, row.width(), row.height(), row.seed(), EFFORT, SILENT);
    return new Specimen(row.name(), bitmap, Map.of(), null);
  }

  private Shot shot(Row row) {
    if (!(reader.read(row.words()) instanceof Reading.Understood(Shot shot, _, _))) {
      throw new IllegalStateException("The product " + row.name() + " cannot be rendered");
    }
    return shot;
  }

  private Specimen rendered(Row row) {
    Shot shot = shot(row);
    World world = new Studio().world(shot, row.width(), row.height(), row.seed(), 0);
    Bitmap bitmap =
        new Renderer().render(world, row.width(), row.height(), row.seed(), EFFORT, SILENT);
    Coverage coverage = Coverage.of(world, row.width(), row.height(), row.seed() + 1, MASK_SAMPLES);
    return new Specimen(row.name(), bitmap, masks(shot, world, coverage, row), null);
  }

  /** The studio's world has the products' bodies first, in the order of the items. */
  private static Map<String, Mask> masks(Shot shot, World world, Coverage coverage, Row row) {
    Map<String, Mask> masks = new HashMap<>();
    int from = 0;
    String[] sides = {"left", "right"};
    for (int item = 0; item < shot.items().size(); item++) {
      int first = from;
      int next = first + bodies(shot.items().get(item));
      if (shot.items().size() == 2) {
        masks.put(sides[item], mask(coverage, world, row, i -> i >= first && i < next));
      }
      from = next;
    }
    int products = from;
    masks.put("subject", mask(coverage, world, row, i -> i < products));
    String main = mainMaterial(world.bodies().subList(0, products), coverage);
    masks.put(
        "material",
        mask(
            coverage,
            world,
            row,
            i -> i < products && key(world.bodies().get(i).material()).equals(main)));
    return masks;
  }

  private static int bodies(Item item) {
    return Model.of(item).size();
  }

  private static Mask mask(Coverage coverage, World world, Row row, IntPredicate chosen) {
    boolean[] bodies = new boolean[world.bodies().size()];
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = chosen.test(i);
    }
    return new Mask(row.width(), row.height(), coverage.share(bodies));
  }

  private static String mainMaterial(List<Body> products, Coverage coverage) {
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < products.size(); i++) {
      seen.merge(key(products.get(i).material()), coverage.seen(i), Integer::sum);
    }
    return seen.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Bodies of one colour and finish look like one material. */
  private static String key(Material material) {
    return material.colour().at(Vec.ZERO, 0, 0)
        + " "
        + material.metallic()
        + " "
        + material.transmission();
  }
}
