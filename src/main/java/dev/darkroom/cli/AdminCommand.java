package dev.darkroom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks a running server: where it is, the admin token, and the form of output. */
abstract class AdminCommand implements Callable<Integer> {
  static final int DONE = 0;
  static final int NOT_DONE = 1;

  private static final String HERE = "http://127.0.0.1:8080";
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,500}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The server (DARKROOM_URL, else " + HERE + ").")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The admin token. Better in DARKROOM_ADMIN_TOKEN: others on this machine can see flags.")
  private @Nullable String token;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  /**
   * @param environment the process's variables
   */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields before call
  AdminCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Asks the server and prints; the exit code. */
  abstract int ask(AdminServer server) throws AdminException;

  @Override
  public final Integer call() {
    AdminServer server = new AdminServer(base(), token());
    try {
      return ask(server);
    } catch (AdminException e) {
      err().println("darkroom: " + e.getMessage());
      return NOT_DONE;
    } finally {
      out().flush();
      err().flush();
    }
  }

  private URI base() {
    String given = url != null ? url : environment.getOrDefault("DARKROOM_URL", "");
    String text = given.isBlank() ? HERE : given.strip();
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Answered below.
    }
    throw usage("The server's URL looks like " + HERE + ", not " + Table.plain(text) + ".");
  }

  private String token() {
    String given = token != null ? token : environment.getOrDefault("DARKROOM_ADMIN_TOKEN", "");
    String text = given.strip();
    if (text.isEmpty()) {
      throw usage(
          "The admin token is missing. Put it into DARKROOM_ADMIN_TOKEN; the first start of the"
              + " server showed it in the line that begins \"Admin token:\".");
    }
    if (!TOKEN.matcher(text).matches()) {
      throw usage("The admin token has only letters, digits and signs, no blanks.");
    }
    return text;
  }

  /** Whether the answer was asked for as it is; then it is printed. */
  final boolean printedAsJson(JsonNode answer) {
    if (json) {
      out().println(answer);
    }
    return json;
  }

  /** A text that may stand in a path as it is. */
  final String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw usage("This is no id: " + Table.plain(text) + ".");
    }
    return text;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
