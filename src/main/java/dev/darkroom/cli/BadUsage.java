package dev.darkroom.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in a sentence what is wrong with a command and where its help is. The help itself would push
 * the sentence out of sight; only a group, whose help is short, lists its commands.
 */
final class BadUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("darkroom: " + Table.plain(sentence(problem)));
    if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
      if (line.getSubcommands().isEmpty()) {
        err.println("All its options: ./" + line.getCommandSpec().qualifiedName() + " --help");
      } else {
        line.usage(err);
      }
    }
    err.flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** What the command line's library says, without the names of Java's types. */
  private static String sentence(ParameterException problem) {
    return String.valueOf(problem.getMessage())
        .replaceAll("is not an? (long|int)$", "is not a whole number");
  }
}
