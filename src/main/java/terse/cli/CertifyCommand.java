package terse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code terse certify}. */
@Command(
    name = "certify",
    description = "Holds what an experiment can name to what it claims.",
    subcommands = {CertifyCompressorCommand.class, CertifyMethodCommand.class},
    synopsisSubcommandLabel = "WHAT",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse certify compressor '{type: qsgd, levels: 4}' --dimension 1000",
      "  terse certify method mcm"
    })
final class CertifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", hidden = true)
  private String[] words;

  @Override
  public void run() {
    String known = String.join(" or ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(),
        words == null || words.length == 0
            ? "what to certify is missing: " + known
            : "what to certify must be " + known + ", but is " + words[0]);
  }
}
