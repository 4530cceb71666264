package dev.darkroom.dialect.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.darkroom.job.Size;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeRuleTest {
  private static final SizeRule GPT = ModelClass.GPT.sizes();

  @ParameterizedTest
  @ValueSource(
      strings = {"1024x1024", "1536x1024", "1024x1536", "1536x864", "3840x2160", "2048x688"})
  void gpt_models_take(String size) {
    assertEquals(size, GPT.read(size, true).map(Size::toString).orElse(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3856x2160",
        "1000x1000",
        "3200x1024",
        "640x640",
        "3840x2176",
        "0x1024",
        "1024",
        "1024X1024",
        "1024*1024",
        "-16x16",
        "99999x99999",
        "123456x16",
        "big",
        "１０２４x1024"
      })
  void gpt_models_refuse(String size) {
    assertThrows(FaultException.class, () -> GPT.read(size, false));
  }

  @Test
  void auto_leaves_the_choice_to_the_server() {
    assertEquals(Optional.empty(), GPT.read("auto", false));
    assertThrows(FaultException.class, () -> ModelClass.DALL_E_2.sizes().read("auto", false));
  }

  @Test
  void apiyi_ignores_what_is_outside_its_bounds() {
    SizeRule apiyi = ModelClass.APIYI.sizes();
    assertEquals(Optional.of(new Size(512, 300)), apiyi.read("512x300", false));
    for (String size : new String[] {"511x300", "1537x900", "2048x2048", "banana", "1536x10"}) {
      assertEquals(Optional.empty(), apiyi.read(size, false), size);
    }
  }
}
