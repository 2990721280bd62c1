package terse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code terse certify}. */
@Command(
    name = "certify",
    description = "Holds compressors to what they claim.",
    subcommands = CertifyCompressorCommand.class,
    synopsisSubcommandLabel = "WHAT",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  terse certify compressor '{type: qsgd, levels: 4}' --dimension 1000")
final class CertifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "what to certify is missing: " + String.join(", ", spec.subcommands().keySet()));
  }
}
