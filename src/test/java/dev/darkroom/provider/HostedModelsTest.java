package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.provider.HostedModel.Shape;
import dev.darkroom.provider.ProviderKind.OptionException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostedModelsTest {
  private static HostedModels read(String lines) {
    ProviderConfig config =
        new ProviderConfig(
            "main",
            URI.create("https://example.org"),
            null,
            Duration.ofSeconds(1),
            1,
            Map.of(HostedModels.OPTION, lines));
    return HostedModels.of(
        "known/model image=input_image", Options.of(config, Set.of(HostedModels.OPTION)));
  }

  @Test
  void a_line_says_which_field_means_what() {
    HostedModel model =
        read("acme/a images=image_urls:4 mask=mask_url count=num_images:2 size=image_size seed=s")
            .named("acme/a")
            .orElseThrow();
    assertEquals("image_urls", model.images());
    assertEquals(4, model.picturesMax());
    assertEquals("mask_url", model.mask());
    assertEquals("num_images", model.count());
    assertEquals(2, model.countMax());
    assertEquals("s", model.seed());
    assertTrue(model.generates());
    assertFalse(model.maskNeeded());
    assertEquals(
        new Shape.Box("image_size", new SizeGrid(16, 256, 2048, 2048 * 2048)), model.shape());
  }

  @Test
  void what_is_always_sent_keeps_its_kind() {
    HostedModel model =
        read("acme/a set:fast=true set:steps=20 set:guidance=2.5 set:format=png")
            .named("acme/a")
            .orElseThrow();
    assertEquals(
        Map.of("fast", true, "steps", 20, "guidance", 2.5, "format", "png"), model.fixed());
  }

  @Test
  void a_description_goes_before_what_is_known() {
    assertEquals("input_image", read("").named("known/model").orElseThrow().image());
    assertEquals(
        "photo", read("known/model image=photo").named("known/model").orElseThrow().image());
    assertTrue(read("").named("other/model").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acme/a picture=x | \"picture\" is no key",
        "acme/a image | \"image\" takes a value",
        "acme/a image=in-put | \"in-put\" is no name of a field",
        "acme/a image=a image=b | there twice",
        "acme/a image=a images=b:2 | not both",
        "acme/a mask=m | goes with a picture",
        "acme/a image=a needs=mask | goes with a picture",
        "acme/a image=a text=maybe | text takes",
        "acme/a images=b | images=FIELD:4",
        "acme/a ratio=r ratios=wide | ratios takes",
        "acme/a sides=width | sides takes two",
        "acme/a size=s limits=9 | limits takes",
        "acme/a size=s limits=900..100 | limits takes",
      })
  void a_line_that_cannot_be_read_is_named(String line, String words) {
    OptionException failure = assertThrows(OptionException.class, () -> read("# first\n" + line));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("models: line 2: "), message);
    assertTrue(message.contains(words), message);
  }
}
