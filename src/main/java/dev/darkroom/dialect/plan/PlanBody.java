package dev.darkroom.dialect.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.dialect.JsonText;
import dev.darkroom.dialect.PlanRequest;
import dev.darkroom.http.Part;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.job.PlanQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a plan call: JSON with words alone, or a form with pictures. */
final class PlanBody {
  private static final Pattern IMAGE = Pattern.compile("image(\\[\\d{0,4}])?(\\.items)?");

  /** JSON also comes without a type, or under that of forms, as some clients send it. */
  private static final Set<String> JSON_TYPES =
      Set.of("application/json", "application/x-www-form-urlencoded", "text/plain", "");

  /** In UTF-8 a character has at most so many bytes. */
  private static final int CHARACTER_BYTES = 4;

  private PlanBody() {}

  /**
   * @throws DarkroomException naming what is wrong and what to send instead
   */
  static PlanRequest read(Request request) {
    if (request.carriesForm()) {
      return form(request.form());
    }
    if (!JSON_TYPES.contains(request.contentType())) {
      throw new DarkroomException(
          ErrorCode.CONTENT_TYPE_UNSUPPORTED,
          "Send application/json with a prompt, or multipart/form-data with a prompt and"
              + " pictures.");
    }
    return json(
        JsonText.parseObject(request.body())
            .orElseThrow(
                () ->
                    new DarkroomException(
                        ErrorCode.BODY_MALFORMED,
                        "The body is no JSON object; send one such as {\"prompt\": \"make the cup"
                            + " blue\"}.")));
  }

  private static PlanRequest json(ObjectNode body) {
    JsonNode prompt = body.path("prompt");
    if (!prompt.isTextual() && !prompt.isMissingNode() && !prompt.isNull()) {
      throw invalid("prompt", "The prompt is a text: the instruction to plan.");
    }
    JsonNode mask = body.path("mask");
    if (!mask.isBoolean() && !mask.isMissingNode() && !mask.isNull()) {
      throw invalid(
          "mask",
          "In JSON mask is true or false: whether a mask will come. Send the mask itself in a"
              + " multipart form with its picture.");
    }
    return new PlanRequest(
        instruction(prompt.asText("")),
        count(body.path("images")),
        mask.asBoolean(false),
        List.of(),
        null);
  }

  private static int count(JsonNode images) {
    if (images.isMissingNode() || images.isNull()) {
      return 0;
    }
    if (!images.isIntegralNumber() || !images.canConvertToInt()) {
      throw wrongCount();
    }
    return count(images.intValue());
  }

  private static int count(int images) {
    if (images < 0 || images > PlanQuestion.PICTURES_MAX) {
      throw wrongCount();
    }
    return images;
  }

  private static PlanRequest form(List<Part> parts) {
    List<Part> pictures = new ArrayList<>();
    Part mask = null;
    Part prompt = null;
    Part images = null;
    for (Part part : parts) {
      if (part.isFile() && part.size() == 0 && "".equals(part.filename())) {
        continue; // A file chooser left empty.
      }
      if (IMAGE.matcher(part.name()).matches()) {
        pictures.add(file(part));
      } else if (part.name().equals("mask") && mask == null) {
        mask = file(part);
      } else if (part.name().equals("prompt") && prompt == null) {
        prompt = part;
      } else if (part.name().equals("images") && images == null) {
        images = part;
      }
    }
    if (pictures.size() > PlanQuestion.PICTURES_MAX) {
      throw invalid("image", "At most " + PlanQuestion.PICTURES_MAX + " pictures can be sent.");
    }
    if (mask != null && pictures.isEmpty()) {
      throw invalid("mask", "A mask needs its picture; send that too, as image.");
    }
    int count = images == null ? pictures.size() : told(images, pictures.size());
    return new PlanRequest(instruction(text(prompt)), count, mask != null, pictures, mask);
  }

  private static Part file(Part part) {
    if (!part.isFile()) {
      throw invalid(
          part.name(),
          "Send the picture itself as a file in the form; a plan looks at no addresses and no"
              + " texts.");
    }
    return part;
  }

  /** How many pictures the form says there are, which must be so where it holds some. */
  private static int told(Part images, int sent) {
    String text = images.size() > CHARACTER_BYTES ? "" : images.text().strip();
    if (!text.matches("\\d{1,2}")) {
      throw wrongCount();
    }
    int count = count(Integer.parseInt(text));
    if (sent > 0 && count != sent) {
      throw invalid(
          "images",
          "images says " + count + ", but " + sent + " came; leave images out when you send them.");
    }
    return count;
  }

  private static String text(@Nullable Part prompt) {
    if (prompt == null) {
      return "";
    }
    if (prompt.size() > (long) CHARACTER_BYTES * PlanQuestion.INSTRUCTION_MAX) {
      throw tooLong();
    }
    return prompt.text();
  }

  private static String instruction(String prompt) {
    if (prompt.isBlank()) {
      throw invalid("prompt", "There is no prompt; send the instruction to plan, such as 把杯子改成蓝色.");
    }
    if (prompt.codePointCount(0, prompt.length()) > PlanQuestion.INSTRUCTION_MAX) {
      throw tooLong();
    }
    return prompt;
  }

  private static DarkroomException tooLong() {
    return invalid(
        "prompt",
        "The prompt has more than " + PlanQuestion.INSTRUCTION_MAX + " characters; shorten it.");
  }

  private static DarkroomException wrongCount() {
    return invalid(
        "images",
        "images is a whole number from 0 to "
            + PlanQuestion.PICTURES_MAX
            + ": how many pictures come with the instruction. Leave it out when you do not know.");
  }

  private static DarkroomException invalid(String parameter, String sentence) {
    return new DarkroomException(ErrorCode.PARAMETER_INVALID, sentence, parameter);
  }
}
