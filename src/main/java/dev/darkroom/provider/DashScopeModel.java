package dev.darkroom.provider;

import dev.darkroom.job.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a Qwen-Image or Wan model takes, by its name, which also decides the form of the call. */
enum DashScopeModel {
  QWEN_EDIT(Form.MESSAGES, 1, 3, 1, 800),
  QWEN_EDIT_PLUS(Form.MESSAGES, 1, 3, 6, 800),
  QWEN_2(Form.MESSAGES, 0, 3, 6, 800),
  QWEN_2_1_PRO(Form.MESSAGES, 0, 10, 6, 800),

  /** Text to image in five sizes. */
  QWEN_TEXT(Form.MESSAGES, 0, 0, 1, 800),

  WAN_2_6_TEXT(Form.MESSAGES, 0, 0, 4, 2000),
  WAN_2_6_EDIT(Form.MESSAGES, 1, 3, 4, 2000),
  WAN_2_5_TEXT(Form.PROMPT, 0, 0, 4, 2000),

  /** Wan 2.0 to 2.2. */
  WAN_2_TEXT(Form.PROMPT, 0, 0, 4, 800),

  WAN_2_5_EDIT(Form.IMAGES, 1, 3, 4, 2000),

  /** The one that takes a mask. */
  WANX_EDIT(Form.FUNCTION, 1, 1, 1, 800),

  /** Another name: what the form of most models takes. */
  UNNAMED(Form.MESSAGES, 0, 3, 1, 800);

  /** The forms of a call. */
  enum Form {
    /** A message of pictures and a text, answered at once. */
    MESSAGES("/services/aigc/multimodal-generation/generation"),

    /** A prompt alone, as a task. */
    PROMPT("/services/aigc/text2image/image-synthesis"),

    /** A prompt and a list of pictures, as a task. */
    IMAGES("/services/aigc/image2image/image-synthesis"),

    /** A named function on one picture, perhaps with a mask, as a task. */
    FUNCTION("/services/aigc/image2image/image-synthesis");

    private final String path;

    Form(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  private static final List<Size> QWEN_SIZES =
      List.of(
          new Size(1664, 928),
          new Size(1472, 1104),
          new Size(1328, 1328),
          new Size(1104, 1472),
          new Size(928, 1664));

  private static final double WAN_RATIO_MAX = 4;

  private final Form form;
  private final int picturesMin;
  private final int picturesMax;
  private final int countMax;
  private final int textMax;

  DashScopeModel(Form form, int picturesMin, int picturesMax, int countMax, int textMax) {
    this.form = form;
    this.picturesMin = picturesMin;
    this.picturesMax = picturesMax;
    this.countMax = countMax;
    this.textMax = textMax;
  }

  static DashScopeModel of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("qwen-image") ? qwen(lower) : wan(lower);
  }

  private static DashScopeModel qwen(String name) {
    if (name.startsWith("qwen-image-edit-plus") || name.startsWith("qwen-image-edit-max")) {
      return QWEN_EDIT_PLUS;
    }
    if (name.startsWith("qwen-image-edit")) {
      return QWEN_EDIT;
    }
    if (name.startsWith("qwen-image-2.1-pro")) {
      return QWEN_2_1_PRO;
    }
    return name.startsWith("qwen-image-2.") || name.startsWith("qwen-image-3.")
        ? QWEN_2
        : QWEN_TEXT;
  }

  private static DashScopeModel wan(String name) {
    if (name.startsWith("wan2.6-t2i")) {
      return WAN_2_6_TEXT;
    }
    if (name.startsWith("wan2.6-image")) {
      return WAN_2_6_EDIT;
    }
    if (name.startsWith("wan2.5-t2i")) {
      return WAN_2_5_TEXT;
    }
    if (name.startsWith("wan2.5-i2i")) {
      return WAN_2_5_EDIT;
    }
    if (name.equals("wanx2.1-imageedit")) {
      return WANX_EDIT;
    }
    return name.matches("wanx?2\\.[0-2]-t2i.*") ? WAN_2_TEXT : UNNAMED;
  }

  Form form() {
    return form;
  }

  int picturesMin() {
    return picturesMin;
  }

  int picturesMax() {
    return picturesMax;
  }

  /** How many pictures one call makes. */
  int countMax() {
    return countMax;
  }

  /** In characters; what is longer would be cut without a word. */
  int textMax() {
    return textMax;
  }

  boolean masks() {
    return this == WANX_EDIT;
  }

  boolean negativePrompt() {
    return this != WANX_EDIT;
  }

  /** Whether a picture must be opaque, with sides of 384 to 5000 pixels. */
  boolean opaqueOnly() {
    return this == WAN_2_6_EDIT || this == WAN_2_5_EDIT;
  }

  /** Whether the result has the ratio of the last picture, whatever is asked for. */
  boolean keepsRatio() {
    return this == QWEN_EDIT || this == WANX_EDIT;
  }

  /** The size to ask for where another is wanted; empty where none can be asked for. */
  Optional<Size> drawn(Size asked) {
    return switch (this) {
      case QWEN_EDIT, WANX_EDIT -> Optional.empty();
      case QWEN_EDIT_PLUS -> Optional.of(DrawnSizes.sides(asked, 512, 2048));
      case QWEN_2, QWEN_2_1_PRO -> Optional.of(DrawnSizes.within(asked, 512 * 512, 2048 * 2048));
      case QWEN_TEXT -> Optional.of(DrawnSizes.nearest(QWEN_SIZES, asked));
      case WAN_2_6_TEXT, WAN_2_5_TEXT ->
          Optional.of(DrawnSizes.within(asked, 1280 * 1280, 1440 * 1440));
      case WAN_2_6_EDIT, WAN_2_5_EDIT ->
          Optional.of(DrawnSizes.within(asked, 768 * 768, 1280 * 1280));
      case WAN_2_TEXT -> Optional.of(DrawnSizes.sides(asked, 512, 1440));
      case UNNAMED -> Optional.of(asked);
    };
  }

  /** Whether a size of that ratio can be drawn at all. */
  boolean draws(Size asked) {
    double ratio = (double) asked.width() / asked.height();
    boolean limited =
        switch (this) {
          case WAN_2_6_TEXT, WAN_2_5_TEXT, WAN_2_6_EDIT, WAN_2_5_EDIT -> true;
          case QWEN_EDIT,
              QWEN_EDIT_PLUS,
              QWEN_2,
              QWEN_2_1_PRO,
              QWEN_TEXT,
              WAN_2_TEXT,
              WANX_EDIT,
              UNNAMED ->
              false;
        };
    return !limited || (ratio <= WAN_RATIO_MAX && ratio >= 1 / WAN_RATIO_MAX);
  }
}
