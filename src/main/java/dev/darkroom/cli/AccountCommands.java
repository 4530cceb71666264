package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code darkroom account}: the accounts of a running server and their credits. */
final class AccountCommands {
  private AccountCommands() {}

  @Command(
      name = "account",
      description = "Accounts and their credits, on a running server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class Group extends CommandGroup {}

  static CommandLine line(Map<String, String> environment) {
    CommandLine credit = new CommandLine(new Credit(environment));
    // So that -40 is an amount and no flag.
    credit.setUnmatchedOptionsArePositionalParams(true);
    return new CommandLine(new Group())
        .addSubcommand(new Create(environment))
        .addSubcommand(new ListAll(environment))
        .addSubcommand(new Show(environment))
        .addSubcommand(new Change(environment))
        .addSubcommand("credit", credit);
  }

  @Command(name = "create", description = "Makes an account.", mixinStandardHelpOptions = true)
  static final class Create extends AdminCommand {
    @Parameters(paramLabel = "NAME", description = "What people call it.")
    private String name;

    @Option(names = "--plan", paramLabel = "PLAN", description = "Its price plan (free).")
    private String plan = "free";

    @Option(names = "--credits", paramLabel = "N", description = "What it has to begin with (0).")
    private long credits;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Create(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      if (credits < 0) {
        throw usage("--credits is 0 or more.");
      }
      ObjectNode body = AdminServer.object().put("name", name).put("plan", plan);
      JsonNode account = server.call("POST", "/accounts", body.put("credits", credits));
      if (!printedAsJson(account)) {
        String id = Table.shown(account.path("id"));
        out().println("Made the account " + Table.plain(id) + ".");
        print(account, this);
        out().println("A key for it: ./darkroom key create --account " + Table.plain(id));
      }
      return DONE;
    }
  }

  @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
  static final class ListAll extends AdminCommand {
    @Mixin private PageOptions page;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    ListAll(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer = server.get("/accounts", page.query("after", null));
      if (!printedAsJson(answer)) {
        Table table = table();
        answer.path("accounts").forEach(account -> row(table, account));
        table.print(out());
        PageOptions.more(answer, out());
      }
      return DONE;
    }
  }

  @Command(name = "show", description = "Shows an account.", mixinStandardHelpOptions = true)
  static final class Show extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "The account.")
    private String account;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Show(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer = server.get("/accounts/" + id(account));
      if (!printedAsJson(answer)) {
        print(answer, this);
      }
      return DONE;
    }
  }

  @Command(
      name = "change",
      description = "Gives an account another name or plan, suspends it or lets it go on.",
      mixinStandardHelpOptions = true,
      footer = {"", "Calls of a suspended account are refused; what runs goes on."})
  static final class Change extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "The account.")
    private String account;

    @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
    private @Nullable String name;

    @Option(names = "--plan", paramLabel = "PLAN", description = "Its price plan.")
    private @Nullable String plan;

    @Option(names = "--suspend", description = "Refuse its calls.")
    private boolean suspend;

    @Option(names = "--resume", description = "Answer its calls again.")
    private boolean resume;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Change(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      ObjectNode body = AdminServer.object();
      if (name != null) {
        body.put("name", name);
      }
      if (plan != null) {
        body.put("plan", plan);
      }
      if (suspend || resume) {
        body.put("suspended", suspend);
      }
      if (body.isEmpty() || (suspend && resume)) {
        throw usage("Say what to change: --name, --plan, and either --suspend or --resume.");
      }
      JsonNode answer = server.call("PATCH", "/accounts/" + id(account), body);
      if (!printedAsJson(answer)) {
        print(answer, this);
      }
      return DONE;
    }
  }

  @Command(
      name = "credit",
      description = "Gives an account credits, or takes some away.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Two ways to take 40 away:",
        "  account credit ID -40 --reason TEXT",
        "  account credit ID 40 --take --reason TEXT",
        "An account never goes below zero."
      })
  static final class Credit extends AdminCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The account.")
    private String account;

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "How many; below 0 takes.")
    private long amount;

    @Option(names = "--take", description = "Take AMOUNT away.")
    private boolean take;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why; it stays in the ledger.")
    private String reason;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Credit(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      if (amount == 0 || (take && amount < 0)) {
        throw usage(
            amount == 0 ? "AMOUNT is not 0." : "With --take, AMOUNT is above 0: it is taken away.");
      }
      ObjectNode body = AdminServer.object().put("amount", take ? -amount : amount);
      JsonNode answer =
          server.call("POST", "/accounts/" + id(account) + "/credits", body.put("reason", reason));
      if (!printedAsJson(answer)) {
        print(answer, this);
      }
      return DONE;
    }
  }

  private static Table table() {
    return new Table("ID", "NAME", "PLAN", "<CREDITS>", "<HELD>", "STATE");
  }

  private static void row(Table table, JsonNode account) {
    @Nullable JsonNode suspended = account.get("suspended");
    table.row(
        Table.shown(account.path("id")),
        Table.shown(account.path("name")),
        Table.shown(account.path("plan")),
        Table.grouped(account.path("credits")),
        Table.grouped(account.path("held")),
        suspended != null && suspended.asBoolean() ? "suspended" : "active");
  }

  private static void print(JsonNode account, AdminCommand command) {
    Table table = table();
    row(table, account);
    table.print(command.out());
  }
}
