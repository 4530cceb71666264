package dev.darkroom.instruction;

import dev.darkroom.engine.Note;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the clauses before leave to the next one: the verb, the target; and notes for the plan. */
final class Context {
  private final Given given;
  private final List<Note> notes = new ArrayList<>();
  private @Nullable Action action;
  private NounPhrase target = NounPhrase.NOTHING;
  private NounPhrase spoken = NounPhrase.NOTHING;
  private boolean removed;

  Context(Given given) {
    this.given = given;
  }

  Given given() {
    return given;
  }

  List<Note> notes() {
    return notes;
  }

  void note(String english, String chinese) {
    Note note = new Note(english, chinese);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  @Nullable Action action() {
    return action;
  }

  /**
   * Takes the phrases of a slot, with which of several is meant and places in numbers; "it" becomes
   * what was spoken of last.
   */
  List<NounPhrase> phrases(Slot slot) {
    return referred(NounPhrase.takeAllPlaced(slot));
  }

  private List<NounPhrase> referred(List<NounPhrase> taken) {
    List<NounPhrase> phrases = taken.stream().map(p -> p.onlyPronoun() ? referent() : p).toList();
    spoken = phrases.getFirst();
    return phrases;
  }

  /** What "it" means: not something just removed. */
  private NounPhrase referent() {
    return removed ? NounPhrase.NOTHING : target;
  }

  /** The one phrase of a slot, whichever and wherever it is; with several, the first. */
  NounPhrase phrase(Slot slot) {
    return referred(NounPhrase.takeAll(slot)).getFirst();
  }

  /** What the last clause was about. */
  NounPhrase target() {
    return target;
  }

  void speaksOf(NounPhrase phrase) {
    spoken = phrase;
  }

  /** A clause was understood: the next one may lean on it. */
  void understood(Clause clause) {
    action = clause.action();
    if (!spoken.nothing()) {
      target = spoken;
      removed = clause.isAny(Action.REMOVE, Action.EXTRACT);
    }
    spoken = NounPhrase.NOTHING;
  }

  /** A reading did not fit. */
  void restart() {
    spoken = NounPhrase.NOTHING;
  }

  /** What a clause leaves behind, to go back to. */
  record Memory(@Nullable Action action, NounPhrase target, boolean removed) {}

  Memory memory() {
    return new Memory(action, target, removed);
  }

  void restore(Memory memory) {
    action = memory.action();
    target = memory.target();
    removed = memory.removed();
    restart();
  }
}
