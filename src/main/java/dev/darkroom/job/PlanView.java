package dev.darkroom.job;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction would do, as callers are told.
 *
 * @param understood whether every word that carries content found its place
 * @param executable whether all of it can be carried out
 * @param summary what would be done, or why not, in the language of the instruction
 * @param language {@code zh}, {@code en} or {@code mixed}
 * @param steps what is asked for, in order
 * @param notUnderstood words that nothing accounts for
 * @param notes what the caller should know, as sentences
 * @param picture the size of the picture that the places were looked for in, or null without one
 */
public record PlanView(
    boolean understood,
    boolean executable,
    String summary,
    String language,
    List<Step> steps,
    List<String> notUnderstood,
    List<String> notes,
    @Nullable Size picture) {
  public PlanView {
    steps = List.copyOf(steps);
    notUnderstood = List.copyOf(notUnderstood);
    notes = List.copyOf(notes);
  }

  /**
   * One thing that is asked for.
   *
   * @param parameters strings, numbers, booleans
   * @param refusal why it cannot be done, or null when it can
   * @param place where in the picture; null without a picture, or when it is no place's matter
   */
  public record Step(
      String intent,
      String target,
      Map<String, Object> parameters,
      @Nullable Refused refusal,
      @Nullable Place place) {
    public Step {
      parameters = new TreeMap<>(parameters);
    }

    Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("intent", intent);
      members.put("target", target);
      members.put("parameters", parameters);
      members.put("supported", refusal == null);
      if (refusal != null) {
        members.put("reason", refusal.sentence());
        members.put("code", refusal.code());
      }
      if (place != null) {
        members.put("region", place.members());
        members.put("mask", place.dataUri());
      }
      return members;
    }
  }

  /**
   * @param code a word for programs, such as {@code mask_required}
   * @param sentence in the language of the instruction
   */
  public record Refused(String code, String sentence) {}

  /**
   * A place that was found in the picture.
   *
   * @param share of the picture, 0 to 1
   * @param x of the box around it, in pixels of the picture, as are the others
   * @param confidence 0 to 1, the chance that it is right to look at
   * @param how it was found, in a few words
   * @param preview a small PNG of the place: red, as opaque as the place is covered
   */
  @SuppressWarnings("ArrayRecordComponent") // An encoded picture, handed over and never compared.
  public record Place(
      double share,
      int x,
      int y,
      int width,
      int height,
      double confidence,
      String how,
      byte[] preview) {
    Map<String, Object> members() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("share", rounded(share));
      members.put("box", List.of(x, y, width, height));
      members.put("confidence", rounded(confidence));
      members.put("how", how);
      return members;
    }

    String dataUri() {
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(preview);
    }

    private static double rounded(double value) {
      return Math.round(value * 10_000) / 10_000.0;
    }
  }

  /** The plan as its JSON has it: texts, numbers, booleans, lists and maps in the order told. */
  public Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("understood", understood);
    members.put("summary", summary);
    members.put("language", language);
    List<Object> operations = new ArrayList<>();
    steps.forEach(step -> operations.add(step.members()));
    members.put("operations", operations);
    members.put("executable", executable);
    members.put("notUnderstood", notUnderstood);
    members.put("notes", notes);
    if (picture != null) {
      members.put("picture", Map.of("width", picture.width(), "height", picture.height()));
    }
    return members;
  }
}
