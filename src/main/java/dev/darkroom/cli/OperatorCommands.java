package dev.darkroom.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The commands that ask a running server by its admin API. */
public final class OperatorCommands {
  private OperatorCommands() {}

  /**
   * Makes all of them part of a command line, which from then on answers bad usage in a sentence.
   *
   * @param environment the process's variables: {@code DARKROOM_URL}, {@code DARKROOM_ADMIN_TOKEN}
   */
  public static void addTo(CommandLine line, Map<String, String> environment) {
    List<CommandLine> all =
        List.of(
            AccountCommands.line(environment),
            KeyCommands.line(environment),
            LedgerCommands.line(environment),
            MaintenanceCommand.line(environment));
    all.forEach(command -> line.addSubcommand(command.getCommandName(), command));
    line.setParameterExceptionHandler(new BadUsage());
  }
}
