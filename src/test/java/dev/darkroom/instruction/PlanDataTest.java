package dev.darkroom.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.colour.Colour;
import dev.darkroom.engine.insert.Spot;
import dev.darkroom.engine.mask.Pick;
import dev.darkroom.engine.mask.Position;
import dev.darkroom.engine.mask.Where;
import dev.darkroom.engine.operation.AddObject;
import dev.darkroom.engine.operation.AdjustTone;
import dev.darkroom.engine.operation.Operation;
import dev.darkroom.engine.operation.Recolor;
import dev.darkroom.engine.operation.Remove;
import dev.darkroom.engine.operation.ReplaceSky;
import dev.darkroom.engine.operation.ReplaceText;
import dev.darkroom.engine.operation.Tone;
import dev.darkroom.engine.operation.WriteText;
import dev.darkroom.engine.product.Archetype;
import dev.darkroom.engine.product.Finish;
import dev.darkroom.engine.product.Item;
import dev.darkroom.engine.product.Part;
import dev.darkroom.engine.scenery.Scenery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that come as data: what is one becomes operations, all else is refused. */
class PlanDataTest {
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
        .forEach(
            operation -> {
              met.add(operation.getClass().getSimpleName());
              if (!again(operation)) {
                unread.add(operation.toString());
              }
            });
    assertEquals(Set.of(), unread);
    assertTrue(met.size() >= 27, met.toString());
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
  void only_the_callers_own_words_are_written() throws JsonProcessingException {
    String write =
        """
        {"intent": "text", "target": "text", "supported": true,
         "parameters": {"text": "%s", "position": "top", "bold": true, "opacity": 1}}
        """;
    assertEquals(
        new WriteText("Old Lady", Position.TOP, null, null, true, 1, false),
        only(one(write.formatted("Old Lady"))));
    assertThrows(UnreadablePlan.class, () -> one(write.formatted("visit evil.example")));
    String replace =
        """
        {"intent": "text", "target": "text", "supported": true,
         "parameters": {"old": "%s", "new": "her hat"}}
        """;
    assertEquals(
        new ReplaceText("Old Lady", "her hat", null), only(one(replace.formatted("Old Lady"))));
    assertThrows(UnreadablePlan.class, () -> one(replace.formatted("a prize")));
  }

  @Test
  void one_of_several_is_named_by_the_callers_noun() throws JsonProcessingException {
    String recolor =
        """
        {"intent": "recolor", "target": "%s, number 2 from left", "supported": true,
         "parameters": {"colour": "#ff0000"}}
        """;
    assertEquals(
        new Where.Which(new Where.Subject("hat", Where.Kind.ANY), Pick.FROM_LEFT, 2),
        Promises.whereOf(only(one(recolor.formatted("hat")))));
    assertThrows(UnreadablePlan.class, () -> one(recolor.formatted("evil prize")));
    assertThrows(UnreadablePlan.class, () -> one(recolor.formatted("picture")));
  }

  @Test
  void objects_differ_each_in_its_own_words() throws JsonProcessingException {
    EditPlan plan =
        one(
            """
            {"intent": "add", "target": "mug, wine glass", "supported": true, "parameters":
             {"count": 2, "look": "body #ff0000 matt ceramic, handle gold; usual",
              "place": "left of the subject"}}
            """);
    AddObject added = (AddObject) only(plan);
    assertEquals(
        List.of(Archetype.MUG, Archetype.WINE_GLASS),
        added.items().stream().map(Item::archetype).toList());
    assertEquals(
        Map.of(
            Part.BODY,
            new Item.Look(new Colour(255, 0, 0), Finish.MATT_CERAMIC),
            Part.HANDLE,
            new Item.Look(null, Finish.GOLD)),
        added.items().getFirst().looks());
    assertEquals(new Spot.Beside(Position.LEFT), added.spot());
  }

  @Test
  void another_sky_tints_nothing_where_something_is_to_stay() throws JsonProcessingException {
    String sky =
        """
        {"operations": [{"intent": "background", "target": "sky", "supported": true, "parameters":
         {"sky": "sunset sky", "tint": "the rest of the picture, slightly"}}], "keep": [%s]}
        """;
    assertEquals(new ReplaceSky(Scenery.SUNSET_SKY, true), only(read(sky.formatted(""), ONE)));
    assertEquals(
        new ReplaceSky(Scenery.SUNSET_SKY, false), only(read(sky.formatted("\"subject\""), ONE)));
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
        "{'operations':"
            + " [{'intent':'add','target':'dragon','parameters':{'count':1,'look':'usual','place':'top'},'supported':true}]}",
        "{'operations': [{'intent':'add','target':'mug,"
            + " mug','parameters':{'count':3,'look':'usual','place':'top'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'background','target':'background','parameters':{'backdrop':'scene','scene':'mars'},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'background','target':'sky','parameters':{'sky':'forest','tint':'none'},'supported':true}]}",
        "{'operations': [{'intent':'add','target':'picture"
            + " 2','parameters':{'logoPicture':2,'scenePicture':2,'opacity':1},'supported':true}]}",
        "{'operations': [{'intent':'add','target':'picture"
            + " 2','parameters':{'logoPicture':2,'scenePicture':1,'opacity':1},'supported':true}]}",
        "{'operations': [{'intent':'style','target':'picture','parameters':{'palette':'picture"
            + " 2','strength':1},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'straighten':false},'supported':true}]}",
        "{'operations':"
            + " [{'intent':'layout','target':'picture','parameters':{'border':'#ffffff'},'supported':true}]}",
        "{'operations': [{'intent':'recolor','target':'box at 1e9, 0 of 5 x"
            + " 5','parameters':{'colour':'#ff0000'},'supported':true}]}",
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
