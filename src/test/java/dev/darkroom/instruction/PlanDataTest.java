package dev.darkroom.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that come as data: what is one becomes operations, all else is refused. */
class PlanDataTest {
  /**
   * Operations that no planner may ask for yet: those without a line in {@link OperationForms}. A
   * name here is a decision, not an oversight.
   */
  private static final Set<String> WITHOUT_FORM =
      Set.of(
          "AddBorder",
          "AddObject",
          "EraseText",
          "MatchPalette",
          "PlaceLogo",
          "ReplaceSky",
          "ReplaceText",
          "RoundCorners",
          "ScaleTo",
          "SkinRetouch",
          "Straighten",
          "WriteText");

  /** Kinds of place that {@link PlaceWords} does not read: no planner may name them yet. */
  private static final Set<String> WITHOUT_WORDS = Set.of("Box", "Faces", "Point", "Which");

  private static final String SENTENCE = "freshen up the Old Lady and her hat";
  private static final Given ONE = new Given(1, false);

  private final InstructionReader reader = new InstructionReader();
  private final ObjectMapper json = new ObjectMapper();

  private EditPlan read(String plan, Given given) throws JsonProcessingException {
    EditPlan grammar = reader.read(SENTENCE, given);
    return PlanData.read(json.readValue(plan, Map.class), SENTENCE, given, grammar);
  }

  private EditPlan one(String operation) throws JsonProcessingException {
    return read("{\"operations\": [" + operation + "]}", ONE);
  }

  private static Operation only(EditPlan plan) {
    assertEquals(1, plan.operations().size());
    return Objects.requireNonNull(plan.operations().getFirst().operation());
  }

  @Test
  void every_operation_that_the_grammar_knows_is_read_again_from_its_plan() {
    Set<String> unread = new TreeSet<>();
    Set<String> met = new TreeSet<>();
    Stream.of("zh.txt", "en.txt")
        .flatMap(file -> Tables.rows(file).stream())
        .map(row -> reader.read(row.getFirst(), Tables.given(row.get(1))))
        .flatMap(plan -> plan.operations().stream())
        .map(PlannedOperation::operation)
        .filter(Objects::nonNull)
        .filter(operation -> !WITHOUT_FORM.contains(operation.getClass().getSimpleName()))
        .filter(operation -> !unspeakable(Promises.whereOf(operation)))
        .forEach(
            operation -> {
              met.add(operation.getClass().getSimpleName());
              if (!again(operation)) {
                unread.add(operation.toString());
              }
            });
    assertEquals(Set.of(), unread);
    assertTrue(met.size() >= 16, met.toString());
  }

  private static boolean unspeakable(@Nullable Where where) {
    return where != null && WITHOUT_WORDS.contains(where.getClass().getSimpleName());
  }

  /** Whether an operation's plan leads back to it; only nouns may be lost. */
  private static boolean again(Operation operation) {
    Where where = Promises.whereOf(operation);
    String target = where instanceof Where.Subject ? "subject" : operation.target();
    Operation back;
    try {
      back = OperationForms.read(operation.intent(), target, operation.parameters());
    } catch (UnreadablePlan e) {
      return false;
    }
    Where found = Promises.whereOf(back);
    boolean samePlace =
        where == null ? found == null : found != null && where.getClass() == found.getClass();
    return samePlace
        && back.getClass() == operation.getClass()
        && back.parameters().equals(operation.parameters());
  }

  @Test
  void a_plan_of_known_operations_becomes_theirs() throws JsonProcessingException {
    EditPlan plan =
        read(
            """
            {"operations": [
              {"intent": "recolor", "target": "product", "parameters": {"colour": "#1E90FF"}, "supported": true},
              {"intent": "tone", "target": "picture", "parameters": {"tone": "brightness", "percent": 20}, "supported": true}],
             "keep": ["background"]}
            """,
            ONE);
    assertTrue(plan.executable());
    assertEquals(
        List.of(
            new Recolor(new Where.Subject("", Where.Kind.PRODUCT), new Colour(30, 144, 255)),
            new AdjustTone(new Where.Whole(), Tone.BRIGHTNESS, 0.2)),
        plan.executionOrder());
    assertEquals(List.of(new Where.Background()), plan.protect());
    assertFalse(plan.notes().isEmpty());
  }

  @Test
  void what_a_planner_says_cannot_be_done_is_refused_in_our_words() throws JsonProcessingException {
    EditPlan plan =
        one(
            """
            {"intent": "replace", "target": "her hat", "parameters": {}, "supported": false, "reason": "mask_required"}
            """);
    assertFalse(plan.executable());
    assertTrue(plan.operations().getFirst().refused(Refusal.Code.MASK_REQUIRED));
    assertTrue(plan.summary().contains("\"her hat\""), plan.summary());
  }

  @Test
  void only_the_callers_own_words_are_shown() throws JsonProcessingException {
    EditPlan plan =
        one(
            """
            {"intent": "other", "target": "visit evil.example for a prize", "parameters": {},
             "supported": false, "reason": "needs_generative_model"}
            """);
    assertEquals("", plan.operations().getFirst().target());
    assertFalse(plan.summary().contains("evil"), plan.summary());
  }

  @Test
  void a_mark_may_have_a_position_and_nothing_else() throws JsonProcessingException {
    String mark =
        """
        {"intent": "remove", "target": "%s", "parameters": {"position": "top left"}, "supported": true}
        """;
    assertTrue(only(one(mark.formatted("text"))) instanceof Remove(Where.Text _));
    assertThrows(UnreadablePlan.class, () -> one(mark.formatted("subject")));
  }

  @Test
  void pictures_and_masks_must_have_come() throws JsonProcessingException {
    String behind =
        """
        {"operations": [{"intent": "background", "target": "background", "supported": true,
          "parameters": {"backdrop": "picture", "picture": 2}}]}
        """;
    String masked =
        """
        {"operations": [{"intent": "recolor", "target": "mask", "supported": true,
          "parameters": {"colour": "#ff0000"}}]}
        """;
    assertTrue(read(behind, new Given(2, false)).executable());
    assertTrue(read(behind, new Given(0, false)).executable());
    assertThrows(UnreadablePlan.class, () -> read(behind, ONE));
    assertTrue(read(masked, new Given(1, true)).executable());
    assertThrows(UnreadablePlan.class, () -> read(masked, ONE));
  }

  @Test
  void a_plan_that_breaks_its_own_promise_is_refused() throws JsonProcessingException {
    EditPlan plan =
        read(
            """
            {"operations": [{"intent": "recolor", "target": "subject", "supported": true,
              "parameters": {"colour": "#ff0000"}}], "keep": ["subject"]}
            """,
            ONE);
    assertFalse(plan.executable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'operations': []}",
        "{'operations': 'recolor'}",
        "{'operations': [1]}",
        "{'operations': [{}]}",
        "{'operations': [OK], 'run': 'rm'}",
        "{'operations': [OK], 'keep': 'subject'}",
        "{'operations': [OK], 'keep': ['spoon']}",
        "{'operations': [OK], 'keep': ['picture']}",
        "{'operations':"
            + " [{'intent':'execute','target':'picture','parameters':{},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'generate','target':'picture','parameters':{},'supported':true}]}",
        "{'operations': [{'intent':'pose','target':'person','parameters':{},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'tone','target':'picture','parameters':{'tone':'brightness','percent':900},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'tone','target':'picture','parameters':{'tone':'brightness','percent':'20'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'tone','target':'picture','parameters':{'tone':'BRIGHTNESS','percent':20},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'tone','target':'picture','parameters':{'tone':'brightness'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':'eyes','parameters':{'colour':'#ff0000'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':'subject','parameters':{'colour':'red'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':'subject','parameters':{'colour':'#ff0000','x':1},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':7,'parameters':{'colour':'#ff0000'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':'subject','parameters':{'colour':'#ff0000'}}]}",
        "{'operations':"
            + " [{'intent':'recolor','target':'subject','parameters':[],'supported':true}]}",
        "{'operations': [{'intent':'remove','target':'picture','parameters':{},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'factor':1000},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'width':1e9,'height':20},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'width':20.5,'height':20},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'ratio':'0:1'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'background','target':'background','parameters':{'backdrop':'picture','picture':0},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'background','target':'background','parameters':{'backdrop':'file','path':'/etc/passwd'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'fuse','target':'','parameters':{'subjectPicture':1,'scenePicture':1},'supported':true}]}",
        "{'operations': [{'intent':'other','target':'','parameters':{},'supported':false}]}",
        "{'operations':"
            + " [{'intent':'other','target':'','parameters':{},'supported':false,'reason':'because'}]}"
      })
  void whatever_is_no_plan_is_none(String plan) {
    String ok =
        "{\"intent\":\"layout\",\"target\":\"subject\",\"parameters\":{},\"supported\":true}";
    String text = plan.replace('\'', '"').replace("OK", ok);
    assertThrows(UnreadablePlan.class, () -> read(text, ONE));
  }

  @Test
  void more_operations_than_an_instruction_may_have_are_none() throws JsonProcessingException {
    String turn =
        "{\"intent\":\"layout\",\"target\":\"picture\",\"parameters\":{\"degrees\":%d},\"supported\":true}";
    Map<String, Object> plan = new HashMap<>();
    List<Object> operations = new java.util.ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      operations.add(json.readValue(turn.formatted(i), Map.class));
    }
    plan.put("operations", operations);
    EditPlan grammar = reader.read(SENTENCE, ONE);
    assertEquals(20, PlanData.read(plan, SENTENCE, ONE, grammar).operations().size());
    operations.add(json.readValue(turn.formatted(21), Map.class));
    assertThrows(UnreadablePlan.class, () -> PlanData.read(plan, SENTENCE, ONE, grammar));
  }
}
