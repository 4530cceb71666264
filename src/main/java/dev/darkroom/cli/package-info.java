/**
 * Commands: some work on files without a server ({@link dev.darkroom.cli.EditCommand}), others ask
 * a running server by its admin API over HTTP ({@link dev.darkroom.cli.OperatorCommands}). Sees
 * job, instruction, engine, provider and label.
 */
@org.jspecify.annotations.NullMarked
package dev.darkroom.cli;
