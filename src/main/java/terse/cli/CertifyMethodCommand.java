package terse.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse certify method}. */
@Command(
    name = "method",
    description = {
      "Holds a method to what it claims.",
      "",
      "Its contract: gradient descent, or what it says, without compression; mirrors of",
      "the server at workers; what is not sent is kept and fed back; messages that are",
      "read from their bits and billed; the same bits on any threads. Its theory:",
      "convergence on a strongly convex quadratic, and the bound of every theorem.",
      ""
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse certify method mcm",
      "  terse certify method '{algorithm: mcm, uplink: {type: qsgd, levels: 1}}'",
      "  terse certify method lazy-sgd --plugins mine.jar",
      "  terse certify method all --json=certificates.json",
      "",
      "A claim holds where what is MEASURED is at most what is CLAIMED, chance included;",
      "of the ledger, where they are equal. A bound is 1, and what is measured a part of",
      "it. A bare NAME has compressors that its theorems ask for. Step sizes are those",
      "of its theorems, unless it has a stepsize of its own. The claims that chance has",
      "a part in raise a false alarm with probability 1e-6 at most, by the normal",
      "approximation. Exit code 1 where a claim does not hold."
    })
final class CertifyMethodCommand implements Callable<Integer> {
  /** What {@code --json} without a file stands for. */
  private static final String STDOUT = "-";

  @Parameters(
      arity = "1",
      paramLabel = "NAME",
      description = "A method as in an experiment, in one line; or all.")
  private String spec;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of the problems it is tried on (default ${DEFAULT-VALUE}).")
  private int workers;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "16",
      description = "Of the problems it is tried on (default ${DEFAULT-VALUE}).")
  private int dimension;

  @Option(
      names = "--rounds",
      paramLabel = "K",
      defaultValue = "1000",
      description = "Of the runs that converge (default ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--repeats",
      paramLabel = "R",
      defaultValue = "50",
      description = "Of these, where they are random (default ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Of every problem and every run (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private PluginsOption plugins;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = STDOUT,
      description = "Print JSON in place of the tables, or write it into FILE too.")
  private Path json;

  @Override
  public Integer call() {
    boolean printed = json != null && json.toString().equals(STDOUT);
    return new CertifyMethodTask(
            spec,
            workers,
            dimension,
            rounds,
            repeats,
            seed,
            plugins.places(),
            quiet || printed,
            printed,
            printed ? null : json)
        .call();
  }
}
