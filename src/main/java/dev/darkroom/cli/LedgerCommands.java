package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code darkroom ledger}: every movement of credits on a running server, and whether they agree.
 */
final class LedgerCommands {
  private LedgerCommands() {}

  @Command(
      name = "ledger",
      description = "The movements of credits, on a running server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class Group extends CommandGroup {}

  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new Group())
        .addSubcommand(new Show(environment))
        .addSubcommand(new Check(environment));
  }

  @Command(
      name = "show",
      description = "Shows the entries, the newest first.",
      mixinStandardHelpOptions = true)
  static final class Show extends AdminCommand {
    @Option(names = "--account", paramLabel = "ID", description = "Of this account only.")
    private @Nullable String account;

    @Mixin private PageOptions page;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Show(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer = server.get("/ledger", page.query("before", account));
      if (!printedAsJson(answer)) {
        Table table =
            new Table("<ID>", "AT", "ACCOUNT", "BOOK", "TYPE", "<AMOUNT>", "TASK", "REASON");
        answer.path("entries").forEach(entry -> row(table, entry));
        table.print(out());
        PageOptions.more(answer, out());
      }
      return DONE;
    }

    private static void row(Table table, JsonNode entry) {
      table.row(
          Table.shown(entry.path("id")),
          Table.time(entry.path("at")),
          Table.shown(entry.path("account")),
          Table.shown(entry.path("book")),
          Table.shown(entry.path("type")),
          Table.grouped(entry.path("amount")),
          Table.shown(entry.path("task")),
          Table.shown(entry.path("reason")));
    }
  }

  @Command(
      name = "check",
      description = "Looks whether every transfer sums to zero and every balance is right.",
      mixinStandardHelpOptions = true,
      footer = {"", "Exit codes: 0 balanced, 1 not checked, 2 bad usage, 4 not balanced."})
  static final class Check extends AdminCommand {
    private static final int NOT_BALANCED = 4;

    Check(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer = server.get("/ledger/check");
      JsonNode balanced = answer.path("balanced");
      if (!balanced.isBoolean()) {
        throw new AdminException("The server's answer does not say whether the ledger balances.");
      }
      if (!printedAsJson(answer)) {
        String entries = Table.grouped(answer.path("entries"));
        out()
            .println(
                (balanced.asBoolean() ? "Balanced: " : "Not balanced: ") + entries + " entries.");
        answer.path("faults").forEach(fault -> out().println("- " + Table.plain(fault.asText())));
      }
      return balanced.asBoolean() ? DONE : NOT_BALANCED;
    }
  }
}
