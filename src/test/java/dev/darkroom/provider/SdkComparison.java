package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.engine.codec.Limits;
import dev.darkroom.testing.JobDraft;
import dev.darkroom.testing.ProviderFixture;
import dev.darkroom.testing.ScriptedUpstream;
import dev.darkroom.testing.TestPictures;
import dev.darkroom.testing.UpstreamCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A provider beside the vendor's own client, each before a scripted upstream, for the same job.
 * What differs is a list of lines {@code PLACE: THEIRS -> OURS}, which a test states whole.
 */
abstract class SdkComparison extends ProviderFixture {
  static final String PROMPT = "make it night | <lora:x:1>";

  /** What the vendor's client calls. */
  final ScriptedUpstream vendor = new ScriptedUpstream();

  @AfterEach
  final void stopVendor() {
    vendor.close();
  }

  @Override
  protected Pictures pictures() {
    return new LocalPictures(new PixelBudget(50), Limits.DEFAULT);
  }

  static String dataUrl(String picture) {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(TestPictures.named(picture));
  }

  /** The provider's calls for the job, answered by an exchange. */
  final List<UpstreamCall> ours(String exchange, JobDraft draft, String model) {
    exchange(exchange).play(upstream, 1);
    assertEquals(1, make(draft, model).images().size());
    return upstream.calls();
  }

  /** The first answer of an exchange, for the vendor's client too. */
  final void answerVendor(String exchange) {
    exchange(exchange).play(vendor, 1);
  }

  static List<String> differences(UpstreamCall theirs, UpstreamCall ours, String... headers) {
    List<String> lines = new ArrayList<>();
    assertEquals(theirs.method() + " " + theirs.path(), ours.method() + " " + ours.path());
    Stream.concat(Stream.of("authorization"), Stream.of(headers))
        .forEach(
            name -> compare(name, theirs.headers().get(name), ours.headers().get(name), lines));
    compare("content-type", type(theirs), type(ours), lines);
    if (theirs.form()) {
      compare("form", parts(theirs), parts(ours), lines);
    } else if (theirs.body().length > 0 || ours.body().length > 0) {
      compare("", theirs.json(), ours.json(), lines);
    }
    return lines;
  }

  private static String type(UpstreamCall call) {
    return call.headers().getOrDefault("content-type", "").split(";", 2)[0].strip();
  }

  /** Fields and files, whose order says nothing but among those of one name. */
  private static List<String> parts(UpstreamCall call) {
    List<String> lines = new ArrayList<>();
    call.parts().stream()
        .map(UpstreamCall.Sent::name)
        .distinct()
        .sorted()
        .forEach(
            name ->
                call.parts().stream()
                    .filter(part -> part.name().equals(name))
                    .forEach(part -> lines.add(name + "=" + content(part))));
    return lines;
  }

  private static String content(UpstreamCall.Sent part) {
    String type = part.type();
    return type == null || type.startsWith("text/plain")
        ? new String(part.bytes(), StandardCharsets.UTF_8)
        : type + " " + Base64.getEncoder().encodeToString(part.bytes());
  }

  private static void compare(String place, JsonNode theirs, JsonNode ours, List<String> lines) {
    if (theirs.isObject() && ours.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      theirs.fieldNames().forEachRemaining(names::add);
      ours.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(place + "/" + name, theirs.path(name), ours.path(name), lines));
    } else if (theirs.isArray() && ours.isArray() && theirs.size() == ours.size()) {
      for (int i = 0; i < theirs.size(); i++) {
        compare(place + "/" + i, theirs.path(i), ours.path(i), lines);
      }
    } else {
      compare(place, shown(theirs), shown(ours), lines);
    }
  }

  private static Object shown(JsonNode node) {
    return node.isMissingNode() ? "absent" : node;
  }

  private static void compare(
      String place, @Nullable Object theirs, @Nullable Object ours, List<String> lines) {
    if (!Objects.equals(theirs, ours)) {
      lines.add(place + ": " + brief(theirs) + " -> " + brief(ours));
    }
  }

  private static String brief(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > 200 ? text.substring(0, 40) + "..." : text;
  }
}
