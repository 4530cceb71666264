package dev.darkroom;

import dev.darkroom.cli.EditCommand;
import dev.darkroom.cli.GenerateCommand;
import dev.darkroom.cli.InspectCommand;
import dev.darkroom.cli.OperatorCommands;
import dev.darkroom.cli.PlanCommand;
import dev.darkroom.provider.LocalProvider;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** Flags in, exit codes out. */
@Command(
    name = "darkroom",
    description = "Edits and makes pictures by natural language, as a server and as a command.",
    versionProvider = Main.Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {ServeCommand.class, CommandLine.HelpCommand.class})
public final class Main implements Runnable {

  static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand("edit", new EditCommand(Main::engine));
    line.addSubcommand("plan", new PlanCommand(Main::engine));
    line.addSubcommand("generate", new GenerateCommand(Main::engine));
    line.addSubcommand("inspect", new InspectCommand());
    OperatorCommands.addTo(line, System.getenv());
    line.addSubcommand("version", new VersionCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Main::failed);
    return line;
  }

  /** With the networks that a server on this machine would use. */
  private static LocalProvider engine() {
    String data = System.getenv().getOrDefault("DARKROOM_DATA", "data");
    return EmbeddedEngine.of(Path.of(data, EmbeddedEngine.MODELS));
  }

  private static int failed(Exception e, CommandLine line, ParseResult result) throws Exception {
    if (e instanceof SettingsException wrong) {
      System.err.println("darkroom: " + wrong.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    throw e;
  }

  /** Without a subcommand: the help. */
  @Override
  public void run() {
    commandLine().usage(System.out);
  }

  /** The version, as the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    static String number() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"Darkroom " + number()};
    }
  }

  @Command(name = "version", description = "Prints the version.")
  static final class VersionCommand implements Runnable {
    @Override
    public void run() {
      System.out.println("Darkroom " + Version.number());
    }
  }
}
