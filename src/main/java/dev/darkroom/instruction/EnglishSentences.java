package dev.darkroom.instruction;

import static dev.darkroom.instruction.Sentences.number;
import static dev.darkroom.instruction.Sentences.percent;

import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddBorder;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.ApplyLook;
import dev.darkroom.engine.operation.Backdrop;
import dev.darkroom.engine.operation.Centre;
import dev.darkroom.engine.operation.Crop;
import dev.darkroom.engine.operation.CropToSubject;
import dev.darkroom.engine.operation.EraseText;
import dev.darkroom.engine.operation.Extend;
import dev.darkroom.engine.operation.Extract;
import dev.darkroom.engine.operation.FitRatio;
import dev.darkroom.engine.operation.Flip;
import dev.darkroom.engine.operation.Fuse;
import dev.darkroom.engine.operation.MatchPalette;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.PlaceLogo;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceBackground;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.Resize;
import dev.darkroom.engine.operation.Retouch;
import dev.darkroom.engine.operation.Rotate;
import dev.darkroom.engine.operation.RoundCorners;
import dev.darkroom.engine.operation.Scale;
import dev.darkroom.engine.operation.ScaleTo;
import dev.darkroom.engine.operation.Straighten;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.Touch;
import dev.darkroom.engine.operation.WriteText;
import dev.darkroom.instruction.product.Names;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operations do, in English. */
final class EnglishSentences implements Sentences {
  private final Names names = new Names();

  @Override
  public String joined(List<String> steps) {
    String all = String.join("; ", steps);
    return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
  }

  @Override
  public String kept(List<Where> places) {
    return "keep "
        + places.stream().map(this::place).distinct().collect(Collectors.joining(" and "))
        + " unchanged";
  }

  @Override
  public String step(Operation operation) {
    return switch (operation) {
      case Recolor(Where where, var colour) -> "recolour " + place(where) + " " + colour(colour);
      case Remove(Where where) -> "remove " + place(where);
      case AdjustTone(Where where, var tone, double amount) -> tone(place(where), tone, amount);
      case ApplyLook(Where where, var look, double strength) ->
          "give " + place(where) + " the look: " + look.label() + strength(strength);
      case Retouch(Where where, var touch, double strength) ->
          touch(place(where), touch) + strength(strength);
      case MatchPalette(Where where, int picture, double strength) ->
          "give %s the colours of picture %d%s"
              .formatted(place(where), picture, strength(strength));
      case ReplaceBackground(Backdrop backdrop) -> backdrop(backdrop);
      case ReplaceSky(var scenery, boolean tints) ->
          "replace the sky with "
              + EnglishPlaces.scene(scenery)
              + (tints ? ", and tint the rest slightly to its light" : "");
      case Extract() -> "cut the subject out on a transparent background";
      case Fuse(int subject, int scene, var position, var height) ->
          "place the subject of picture %d in picture %d%s%s"
              .formatted(
                  subject,
                  scene,
                  at(position),
                  height == null ? "" : ", " + percent(height) + " of its height tall");
      case WriteText write -> write(write);
      case ReplaceText(var old, var text, var position) ->
          "replace %s%s with \"%s\""
              .formatted(old == null ? "the text" : "\"" + old + "\"", at(position), text);
      case EraseText(var words, var position) -> "erase the text \"" + words + "\"" + at(position);
      case PlaceLogo(int logo, int scene, var position, var size, double opacity) ->
          "paste picture %d on picture %d%s%s%s"
              .formatted(
                  logo,
                  scene,
                  at(position == null ? Position.BOTTOM_RIGHT : position),
                  size == null ? "" : ", " + percent(size) + " of the shorter side large",
                  opacity(opacity));
      case AddObject added ->
          "add "
              + names.english(added.items())
              + spot(added.spot())
              + (added.size() == null
                  ? ""
                  : ", " + percent(added.size()) + " of the shorter side large");
      default -> layout(operation);
    };
  }

  private String layout(Operation operation) {
    return switch (operation) {
      case Centre() -> "move the subject to the centre";
      case CropToSubject(double margin) ->
          "crop to the subject" + (margin > 0 ? " with a margin of " + percent(margin) : "");
      case Crop(var towards, double width, double height) ->
          "crop to %s of the width and %s of the height, kept%s"
              .formatted(percent(width), percent(height), at(towards));
      case FitRatio(int across, int down) -> "change the aspect ratio to " + across + ":" + down;
      case Resize(int width, int height) ->
          "resize the picture to " + width + "x" + height + " pixels";
      case Scale(double factor) -> "scale the picture to " + percent(factor);
      case ScaleTo(int longer) ->
          "scale the picture so that its longer side has " + longer + " pixels";
      case Rotate(double degrees) ->
          "rotate the picture "
              + number(Math.abs(degrees))
              + (degrees < 0 ? " degrees anticlockwise" : " degrees clockwise");
      case Straighten() -> "straighten the picture";
      case Flip(boolean horizontal) ->
          "mirror the picture " + (horizontal ? "horizontally" : "vertically");
      case Extend(double left, double top, double right, double bottom) ->
          "extend the background by "
              + Stream.of(
                      side(left, "on the left"),
                      side(top, "at the top"),
                      side(right, "on the right"),
                      side(bottom, "at the bottom"))
                  .filter(words -> !words.isEmpty())
                  .collect(Collectors.joining(", "));
      case AddBorder(var colour, double share, int pixels) ->
          "add a border in %s, %s wide"
              .formatted(
                  colour(colour),
                  pixels > 0 ? pixels + " pixels" : percent(share) + " of the shorter side");
      case RoundCorners(double share, int pixels) ->
          "round the corners with a radius of "
              + (pixels > 0 ? pixels + " pixels" : percent(share) + " of the shorter side");
      default -> operation.intent().label() + " " + operation.target();
    };
  }

  private static String side(double share, String where) {
    return share > 0 ? percent(share) + " " + where : "";
  }

  private String place(Where where) {
    return EnglishPlaces.place(where, names);
  }

  private String colour(Colour colour) {
    String name = names.english(colour);
    return name.startsWith("#") ? name : name + " (" + colour.hex() + ")";
  }

  private String backdrop(Backdrop backdrop) {
    return switch (backdrop) {
      case Backdrop.Transparent() -> "make the background transparent";
      case Backdrop.Solid(var colour) -> "replace the background with " + colour(colour);
      case Backdrop.Gradient(var from, var to, boolean vertical) ->
          "replace the background with a gradient from %s to %s, %s"
              .formatted(colour(from), colour(to), vertical ? "top to bottom" : "left to right");
      case Backdrop.Blurred(double strength) -> "blur the background" + strength(strength);
      case Backdrop.Studio(var colour) ->
          "replace the background with a studio sweep in " + colour(colour);
      case Backdrop.Scenic(var scenery) ->
          "replace the background with " + EnglishPlaces.scene(scenery);
      case Backdrop.Picture(int number) -> "replace the background with picture " + number;
    };
  }

  private String write(WriteText write) {
    Colour colour = write.colour();
    Double size = write.size();
    return "write \""
        + write.text()
        + "\""
        + at(write.position())
        + (colour == null ? "" : " in " + colour(colour))
        + (size == null
            ? ""
            : ", "
                + (size <= 1 ? percent(size) + " of the shorter side" : number(size) + " pixels")
                + " high")
        + (write.vertical() ? ", vertically" : "")
        + opacity(write.opacity());
  }

  private static String spot(Spot spot) {
    return switch (spot) {
      case Spot.Anywhere() -> "";
      case Spot.Area(var position) -> at(position);
      case Spot.Beside(var side) ->
          side == null
              ? " beside the subject"
              : " to the " + EnglishPlaces.position(side) + " of the subject";
      case Spot.Before() -> " in front of the subject";
    };
  }

  private static String tone(String place, Tone tone, double amount) {
    String by = " by " + percent(amount);
    boolean more = amount >= 0;
    return switch (tone) {
      case BRIGHTNESS -> (more ? "brighten " : "darken ") + place + by;
      case WARMTH -> "make " + place + " " + percent(amount) + (more ? " warmer" : " cooler");
      case GREEN_MAGENTA -> "shift " + place + by + " towards " + (more ? "magenta" : "green");
      case CONTRAST, SATURATION, EXPOSURE, HIGHLIGHTS, SHADOWS ->
          (more ? "raise the " : "lower the ") + Parameter.Word.spelled(tone) + " of " + place + by;
    };
  }

  private static String touch(String place, Touch touch) {
    return switch (touch) {
      case SHARPEN -> "sharpen " + place;
      case BLUR -> "blur " + place;
      case DENOISE -> "reduce the noise of " + place;
      case WHITE_BALANCE -> "correct the white balance of " + place;
      case DEHAZE -> "remove haze from " + place;
      case AUTO_ENHANCE -> "enhance " + place + " automatically";
      case SMOOTH_SKIN -> "smooth the skin of " + place;
      case REMOVE_BLEMISHES -> "remove blemishes from the skin of " + place;
    };
  }

  private static String at(@Nullable Position position) {
    return position == null ? "" : " at the " + EnglishPlaces.position(position);
  }

  private static String strength(double strength) {
    return strength == 1 ? "" : ", strength " + percent(strength);
  }

  private static String opacity(double opacity) {
    return opacity == 1 ? "" : ", opacity " + percent(opacity);
  }
}
