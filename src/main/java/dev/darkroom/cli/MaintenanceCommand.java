package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code darkroom maintenance}: makes a running server refuse new work, or take it again. */
@Command(
    name = "maintenance",
    description = "Refuses new work on a running server, or takes it again.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "While it is on, calls that make pictures are refused and told to come again;",
      "what runs goes on, and results can be read."
    })
final class MaintenanceCommand extends AdminCommand {
  private enum Switch {
    ON,
    OFF,
    STATUS
  }

  @Parameters(paramLabel = "on|off|status", description = "What to do.")
  private Switch wanted;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  private MaintenanceCommand(Map<String, String> environment) {
    super(environment);
  }

  static CommandLine line(Map<String, String> environment) {
    return new CommandLine(new MaintenanceCommand(environment))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  int ask(AdminServer server) throws AdminException {
    JsonNode answer =
        switch (wanted) {
          case ON, OFF ->
              server.call(
                  "PUT", "/maintenance", AdminServer.object().put("enabled", wanted == Switch.ON));
          case STATUS -> server.get("/maintenance");
        };
    if (!printedAsJson(answer)) {
      out()
          .println(
              answer.path("enabled").asBoolean()
                  ? "Maintenance is on: new work is refused."
                  : "Maintenance is off: the server takes work.");
    }
    return DONE;
  }
}
