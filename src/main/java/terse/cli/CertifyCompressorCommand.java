package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse certify compressor}. */
@Command(
    name = "compressor",
    description = {
      "Holds a compressor to what it claims.",
      "",
      "Its messages: round trip, determinism, the input untouched, NaN and infinity",
      "refused, damage found. Its guarantee: unbiasedness and every constant, by Monte",
      "Carlo on many families of vectors and on the worst ones that a search finds.",
      "Shows what a message costs beside its entropy and a paper's formula.",
      ""
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse certify compressor natural",
      "  terse certify compressor '{type: qsgd, levels: 4}' --dimension 10,100,1000",
      "  terse certify compressor rand-block --plugins mine.jar",
      "  terse certify compressor all --json=certificates.json",
      "",
      "REACHED is the share of a constant that the worst vector found reaches, 100 %%",
      "where the constant is tight; of zeta that of omega = zeta - 1. For E C(x) = x it",
      "is the largest difference as a share of what chance allows. A vector +7 is one",
      "that the search improved seven times. All comparisons of a certificate together",
      "raise a false alarm with probability 1e-6 at most, by the normal approximation.",
      "The bits are those of Gaussian vectors at float32, the entropy that of each",
      "message's own symbols: what tells how often each occurs is not counted, so that",
      "no code reaches it where d is small. Formulas are conventions of --billing."
    })
final class CertifyCompressorCommand implements Callable<Integer> {
  /** What {@code --json} without a file stands for. */
  private static final String STDOUT = "-";

  @Parameters(
      arity = "1",
      paramLabel = "SPEC",
      description = "A compressor as in an experiment, in one line; or all.")
  private String spec;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      split = ",",
      defaultValue = "100",
      description = "Dimensions of the vectors (default ${DEFAULT-VALUE}).")
  private List<Integer> dimensions;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Of every vector and every draw (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Draws at each vector (default ${DEFAULT-VALUE}); the worst get 4 N.")
  private int samples;

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
    return new CertifyCompressorTask(
            spec,
            dimensions,
            seed,
            samples,
            plugins.places(),
            quiet || printed,
            printed,
            printed ? null : json)
        .call();
  }
}
