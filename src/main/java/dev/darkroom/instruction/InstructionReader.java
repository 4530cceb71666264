package dev.darkroom.instruction;

import dev.darkroom.engine.Refusal;
import dev.darkroom.engine.operation.Intent;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an instruction in Chinese or English into an edit plan. Every sentence has a plan; one that
 * cannot be carried out says why. Safe for use by many threads.
 */
public final class InstructionReader {
  /** More wishes than this are refused as a whole. */
  public static final int OPERATIONS_MAX = 20;

  /** Text behind this many characters is not read; such an instruction is refused. */
  public static final int LENGTH_MAX = 32_000;

  /** A clause of more tokens is no wish, and reading it would cost too much. */
  private static final int CLAUSE_TOKENS_MAX = 100;

  private static final int WORDS_MAX = 20;

  /** In this order; the first that accounts for the whole clause wins. */
  private static final List<Reading> READINGS =
      List.of(
          new TextReading(),
          new LogoReading(),
          new FuseReading(),
          new PaletteReading(),
          new SkyReading(),
          new BackgroundReading(),
          new EdgeReading(),
          new FrameReading(),
          new CropReading(),
          new ScaleReading(),
          new TurnReading(),
          new ExtendReading(),
          new ExtractReading(),
          new ToneReading(),
          new LookReading(),
          new RetouchReading(),
          new RemoveReading(),
          new RecolorReading(),
          new AddReading(),
          new BeyondReading());

  private final Lexicon lexicon = Lexicon.load();
  private final Tokenizer tokenizer = new Tokenizer(lexicon);

  /** The plan of an instruction. */
  public EditPlan read(String instruction, Given given) {
    String raw = Unquoted.quoted(instruction);
    String text = lexicon.spelling().of(raw);
    String language = Language.of(text);
    if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
      return refused(language, tooLong());
    }
    List<List<Token>> clauses = Clauses.split(tokenizer.tokens(text, raw));
    if (clauses.size() > 4 * OPERATIONS_MAX) {
      return refused(language, tooMany());
    }
    Draft draft = new Draft(new Context(given));
    for (List<Token> clause : clauses) {
      draft.read(clause);
    }
    return draft.plan(language);
  }

  private static EditPlan refused(String language, Reason reason) {
    return new EditPlan(
        language,
        List.of(PlannedOperation.refused(Intent.OTHER, "instruction", reason)),
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  private static Reason tooMany() {
    return Reasons.ambiguous(
        "At most " + OPERATIONS_MAX + " operations fit in one instruction. Split it.",
        "一条指令最多包含 " + OPERATIONS_MAX + " 个操作，请拆分。");
  }

  private static Reason tooLong() {
    return new Reason(
        Refusal.Code.TOO_LARGE,
        "An instruction may have up to " + LENGTH_MAX + " characters.",
        "指令最多 " + LENGTH_MAX + " 个字符。");
  }

  /** The plan as far as it has been read. */
  private static final class Draft {
    private final Context context;
    private final Set<PlannedOperation> planned = new LinkedHashSet<>();
    private final Set<String> notUnderstood = new LinkedHashSet<>();

    /** What "too dark" asks for, until a wish says it better. */
    private final Set<PlannedOperation> complaints = new LinkedHashSet<>();

    private Promises promises = new Promises();

    /** Lengths of the ends of the present clause that nothing explains, not to try them twice. */
    private final BitSet hopeless = new BitSet();

    Draft(Context context) {
      this.context = context;
    }

    void read(List<Token> tokens) {
      hopeless.clear();
      if (tokens.size() > CLAUSE_TOKENS_MAX || !explained(tokens)) {
        List<String> words = left(tokens);
        notUnderstood.addAll(words);
        planned.add(
            PlannedOperation.refused(
                Intent.OTHER, Words.join(tokens), Reasons.notUnderstood(words)));
      }
    }

    /** Explains the tokens as one clause, or as two in a row. */
    private boolean explained(List<Token> tokens) {
      if (hopeless.get(tokens.size())) {
        return false;
      }
      if (asOne(tokens)) {
        return true;
      }
      for (int i = 1; i < tokens.size(); i++) {
        boolean joint = tokens.get(i).is(Role.AND);
        if (!joint && !tokens.get(i).startsClause()) {
          continue;
        }
        List<Token> rest = tokens.subList(joint ? i + 1 : i, tokens.size());
        if (!rest.isEmpty()
            && !hopeless.get(rest.size())
            && bothExplained(tokens.subList(0, i), rest)) {
          return true;
        }
      }
      hopeless.set(tokens.size());
      return false;
    }

    private boolean bothExplained(List<Token> first, List<Token> rest) {
      Set<PlannedOperation> before = new LinkedHashSet<>(planned);
      Promises promised = promises.copy();
      Context.Memory memory = context.memory();
      if (asOne(first) && explained(rest)) {
        return true;
      }
      planned.clear();
      planned.addAll(before);
      promises = promised;
      context.restore(memory);
      return false;
    }

    private boolean asOne(List<Token> tokens) {
      Clause clause = new Clause(tokens, context.action());
      if (Keeps.repeatsInTheNegative(clause, planned)) {
        return true;
      }
      Optional<Keeps.Kept> kept = Keeps.read(clause);
      if (kept.isPresent()) {
        promises.add(kept.get());
        return true;
      }
      for (Reading reading : READINGS) {
        clause.restart();
        context.restart();
        List<PlannedOperation> found = reading.read(clause, context);
        if (!found.isEmpty() && clause.covered()) {
          planned.addAll(found);
          if (!clause.hasVerb() && clause.tokens().stream().anyMatch(t -> t.is(Role.TOO))) {
            complaints.addAll(found);
          }
          context.understood(clause);
          return true;
        }
      }
      return false;
    }

    /** The words that nothing accounts for: unknown ones, else all that carry content. */
    private static List<String> left(List<Token> tokens) {
      List<String> unknown =
          tokens.stream().filter(t -> t.is(Kind.UNKNOWN)).map(Token::text).toList();
      return unknown.isEmpty()
          ? tokens.stream()
              .filter(t -> !t.is(Kind.STOP) && !t.is(Kind.WORD))
              .map(Token::text)
              .toList()
          : unknown;
    }

    EditPlan plan(String language) {
      if (planned.size() > OPERATIONS_MAX) {
        return refused(language, tooMany());
      }
      if (planned.isEmpty()) {
        planned.add(PlannedOperation.refused(Intent.OTHER, "", Reasons.notUnderstood(List.of())));
      }
      complaints.forEach(
          complaint -> {
            if (planned.stream().anyMatch(wish -> Conflicts.repeats(complaint, wish))) {
              planned.remove(complaint);
            }
          });
      Conflicts.in(List.copyOf(planned)).ifPresent(planned::add);
      promises.brokenBy(List.copyOf(planned)).ifPresent(planned::add);
      List<String> words =
          notUnderstood.stream()
              .limit(WORDS_MAX)
              .map(word -> word.length() > 60 ? word.substring(0, 60) + "..." : word)
              .toList();
      return new EditPlan(
          language,
          planned.stream().map(promises::heeding).toList(),
          words,
          promises.places(),
          context.notes(),
          promises.beyondPlaces());
    }
  }
}
