/**
 * Turns a sentence, Chinese or English, into an edit plan. Sees the engine's operations, no pixels
 * and no other room.
 *
 * <p>Start at {@link dev.darkroom.instruction.InstructionReader}. The text is spelled alike ({@link
 * dev.darkroom.instruction.Spelling}), cut into tokens by longest match ({@link
 * dev.darkroom.instruction.Tokenizer}) and into clauses ({@link dev.darkroom.instruction.Clauses});
 * each {@link dev.darkroom.instruction.Reading} then tries to explain a whole clause. A reading
 * takes the tokens it understands; one that leaves a token over has not understood the clause. A
 * clause that no reading explains is refused with the words left over.
 *
 * <p>The words are plain text under {@code resources/lexicon/{zh,en}}, one entry a line: a new
 * colour or verb is one line there and one row in the test table.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.instruction;
