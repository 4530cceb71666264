package dev.darkroom.engine.operation;

import dev.darkroom.engine.Mask;
import dev.darkroom.engine.Scene;
import dev.darkroom.engine.mask.Found;
import dev.darkroom.engine.mask.Where;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Changes brightness, contrast, colour strength and the like, in OKLab; amount 0.3 is +30 %, -0.3
 * is -30 %. Amounts beyond -1 and 2 are taken as these.
 */
public record AdjustTone(Where where, Tone tone, double amount) implements Operation {
  /** What a full step of warmth or tint adds to a or b of white. */
  private static final float TINT = 0.12f;

  public AdjustTone {
    amount = Math.clamp(amount, -1.0, 2.0);
  }

  @Override
  public Intent intent() {
    return Intent.TONE;
  }

  @Override
  public String target() {
    return Places.describe(where);
  }

  @Override
  public Map<String, Object> parameters() {
    String name = tone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Map.of("tone", name, "percent", Math.round(100 * amount));
  }

  @Override
  public Optional<Found> place(Scene scene) {
    return Optional.of(Places.found(scene, where));
  }

  @Override
  public void apply(Scene scene) {
    Mask region = Places.find(scene, where);
    scene.paint("tone", kernel().over(scene.bitmap(), region, 1, scene.monitor()), region);
  }

  private ColourKernel kernel() {
    float step = (float) amount;
    return switch (tone) {
      case BRIGHTNESS -> lit(ToneCurve.gain(1 + amount));
      case EXPOSURE -> lit(ToneCurve.gain(Math.cbrt(Math.pow(4, amount))));
      case CONTRAST -> contrast();
      case HIGHLIGHTS -> lit(ToneCurve.highlights(amount));
      case SHADOWS -> lit(ToneCurve.shadows(amount));
      case SATURATION -> (lab, _, _) -> scaleChroma(lab, 1 + step);
      case WARMTH ->
          (lab, _, _) -> {
            lab[1] += 0.2f * TINT * step * lab[0];
            lab[2] += TINT * step * lab[0];
          };
      case GREEN_MAGENTA -> (lab, _, _) -> lab[1] += TINT * step * lab[0];
    };
  }

  private ColourKernel contrast() {
    ToneCurve curve = ToneCurve.contrast(1 + amount);
    if (amount > 0) {
      return lit(curve);
    }
    float chroma = (float) (1 + amount);
    return (lab, _, _) -> {
      lab[0] = curve.at(lab[0]);
      scaleChroma(lab, chroma);
    };
  }

  /** Chroma follows lightness, as it does when the light on a thing changes. */
  private static ColourKernel lit(ToneCurve curve) {
    return (lab, _, _) -> {
      float before = lab[0];
      lab[0] = curve.at(before);
      scaleChroma(lab, before > 0 ? lab[0] / before : 1);
    };
  }

  private static void scaleChroma(float[] lab, float factor) {
    lab[1] *= factor;
    lab[2] *= factor;
  }
}
