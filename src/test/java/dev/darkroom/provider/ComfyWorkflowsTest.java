package dev.darkroom.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.provider.ProviderKind.OptionException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComfyWorkflowsTest {
  @TempDir Path folder;

  private static String node(String inputs) {
    return "{\"1\": {\"class_type\": \"Any\", \"inputs\": {" + inputs + "}}}";
  }

  private static ComfyWorkflows open(Map<String, String> options) {
    ProviderConfig config =
        new ProviderConfig(
            "main", URI.create("http://127.0.0.1:8188"), null, ProviderConfig.TIMEOUT, 1, options);
    return new ComfyWorkflows(Options.of(config, Set.of("workflows")));
  }

  private String fault(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return fault(Map.of("workflows", folder.toString()));
  }

  private static String fault(Map<String, String> options) {
    return String.valueOf(assertThrows(OptionException.class, () -> open(options)).getMessage());
  }

  @Test
  void a_folder_has_to_be_named_to_be_there_and_to_hold_something() {
    assertTrue(fault(Map.of()).contains("name the folder"));
    assertTrue(fault(Map.of("workflows", folder + "/none")).contains("there is no folder"));
    assertTrue(fault(Map.of("workflows", folder.toString())).contains("there is no generate.json"));
  }

  @Test
  void the_format_of_the_users_own_save_is_told_apart() throws IOException {
    String saved = "{\"nodes\": [], \"links\": [], \"version\": 0.4}";
    assertTrue(fault("generate.json", saved).contains("generate.json is not in the API format"));
    assertTrue(fault("generate.json", "[1").contains("no JSON object"));
  }

  @Test
  void a_workflow_has_a_place_for_all_that_a_job_brings() throws IOException {
    assertTrue(
        fault("generate.json", node("\"text\": \"{{prompt}}\"")).contains("no place {{seed}}"));
    String plain = "\"text\": \"{{prompt}}\", \"seed\": \"{{seed}}\"";
    assertTrue(fault("generate.json", node(plain + ", \"x\": \"{{sed}}\"")).contains("{{sed}}"));
    Files.delete(folder.resolve("generate.json"));
    assertTrue(fault("edit.json", node(plain)).contains("edit.json has no place {{image1}}"));
    Files.delete(folder.resolve("edit.json"));
    String one = plain + ", \"image\": \"{{image1}}\"";
    assertTrue(fault("edit2.json", node(one)).contains("edit2.json has no place {{image2}}"));
    Files.delete(folder.resolve("edit2.json"));
    assertTrue(fault("inpaint.json", node(one)).contains("no place {{mask}}"));
    Files.delete(folder.resolve("inpaint.json"));
    String masked = one + ", \"mask\": \"{{mask}}\"";
    assertTrue(fault("edit.json", node(masked)).contains("{{mask}}, which nothing fills"));
  }

  @Test
  void angle_brackets_of_tags_go_and_those_of_prose_stay() {
    assertEquals("a  lora:x:1> b", PromptTags.without("a <lora:x:1> b"));
    assertEquals("  sd_cpp_extra_args>{}", PromptTags.without("<<sd_cpp_extra_args>{}"));
    assertEquals("i <3 you, 1 < 2", PromptTags.without("i <3 you, 1 < 2"));
  }
}
