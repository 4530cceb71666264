package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code darkroom key}: the API keys of a running server; making one is {@link KeyCreate}. */
final class KeyCommands {
  private KeyCommands() {}

  @Command(
      name = "key",
      description = "API keys, on a running server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class Group extends CommandGroup {}

  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new Group())
        .addSubcommand(new KeyCreate(environment))
        .addSubcommand(new ListAll(environment))
        .addSubcommand(new Disable(environment))
        .addSubcommand(new Rotate(environment));
  }

  /** The only time that a key is seen. */
  static void print(JsonNode made, AdminCommand command) {
    command.out().println("Key: " + Table.shown(made.path("key")));
    command.out().println("Id:  " + Table.shown(made.path("id")));
    command.out().println("Keep the key now: only its hash is stored, nobody can show it again.");
  }

  @Command(
      name = "list",
      description = "Lists the keys; the keys themselves are nowhere kept.",
      mixinStandardHelpOptions = true)
  static final class ListAll extends AdminCommand {
    @Option(names = "--account", paramLabel = "ID", description = "Of this account only.")
    private @Nullable String account;

    @Mixin private PageOptions page;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    ListAll(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer = server.get("/keys", page.query("after", account));
      if (!printedAsJson(answer)) {
        Table table =
            new Table("ID", "ACCOUNT", "NAME", "BEGINS", "STATE", "<RPM>", "EXPIRES", "LIMITED TO");
        answer.path("keys").forEach(key -> row(table, key));
        table.print(out());
        PageOptions.more(answer, out());
      }
      return DONE;
    }

    private static void row(Table table, JsonNode key) {
      table.row(
          Table.shown(key.path("id")),
          Table.shown(key.path("account")),
          Table.shown(key.path("name")),
          Table.shown(key.path("prefix")),
          state(key, Instant.now()),
          Table.grouped(key.path("requestsPerMinute")),
          Table.time(key.path("expiresAt")),
          limits(key));
    }

    private static String state(JsonNode key, Instant now) {
      if (key.path("disabled").asBoolean()) {
        return "disabled";
      }
      String end = key.path("expiresAt").asText("");
      return !end.isEmpty() && !Instant.parse(end).isAfter(now) ? "expired" : "active";
    }

    /** Pictures, addresses, pages and models, where the key has such limits. */
    private static String limits(JsonNode key) {
      StringBuilder limits = new StringBuilder(key.path("test").asBoolean() ? "test" : "");
      if (key.path("picturesPerDay").isIntegralNumber()) {
        limits.append(" (").append(key.path("picturesPerDay").asInt()).append(" pictures a day)");
      }
      for (String name : new String[] {"allowIps", "allowOrigins", "models"}) {
        if (!key.path(name).isEmpty()) {
          limits.append(limits.isEmpty() ? "" : ", ").append(Table.shown(key.path(name)));
        }
      }
      return limits.isEmpty() ? "-" : limits.toString();
    }
  }

  @Command(
      name = "disable",
      description = "Switches a key off; calls with it are refused from now on.",
      mixinStandardHelpOptions = true)
  static final class Disable extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "The key's id, as the list shows it.")
    private String key;

    @Option(names = "--undo", description = "Switch it on again.")
    private boolean undo;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Disable(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      JsonNode answer =
          server.call("PATCH", "/keys/" + id(key), AdminServer.object().put("disabled", !undo));
      if (!printedAsJson(answer)) {
        String state = answer.path("disabled").asBoolean() ? "disabled" : "active";
        out().println("The key " + key + " is " + state + " now.");
      }
      return DONE;
    }
  }

  @Command(
      name = "rotate",
      description = "Makes a key that replaces another, which ends at once or after --grace.",
      mixinStandardHelpOptions = true)
  static final class Rotate extends AdminCommand {
    @Parameters(paramLabel = "ID", description = "The key's id, as the list shows it.")
    private String key;

    @Option(
        names = "--grace",
        paramLabel = "TIME",
        description = "How long the old key still works: 90s, 30m, 24h, 7d (0s).")
    private String grace = "0s";

    @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
    Rotate(Map<String, String> environment) {
      super(environment);
    }

    @Override
    int ask(AdminServer server) throws AdminException {
      ObjectNode body = AdminServer.object().put("graceSeconds", seconds());
      JsonNode made = server.call("POST", "/keys/" + id(key) + "/rotate", body);
      if (!printedAsJson(made)) {
        print(made, this);
        out()
            .println(
                "It replaces " + key + ", which ends " + Table.time(made.path("expiresAt")) + ".");
      }
      return DONE;
    }

    private long seconds() {
      Matcher time = Pattern.compile("([0-9]{1,6})([smhd])").matcher(grace);
      if (!time.matches()) {
        throw usage("--grace is a number and one of s, m, h, d, such as 24h.");
      }
      long unit =
          switch (time.group(2)) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "m" -> 60;
            default -> 1;
          };
      return Long.parseLong(time.group(1)) * unit;
    }
  }
}
