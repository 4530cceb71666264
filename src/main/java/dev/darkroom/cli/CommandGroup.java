package dev.darkroom.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only groups others: without one of them it is used wrongly. */
abstract class CommandGroup implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before call
  CommandGroup() {}

  @Override
  public final Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do with the " + spec.name() + ".");
  }
}
