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
      "Holds a compressor to the contract of its messages and to the constants of its",
      "guarantee, by Monte Carlo on many families of vectors and on the worst ones that",
      "a search finds; shows its bits beside their entropy and a paper's formula."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse certify compressor natural",
      "  terse certify compressor '{type: qsgd, levels: 4}' --dimension 1000",
      "  terse certify compressor all --json certificates.json",
      "",
      "REACHED is the share of a constant that the worst vector found reaches: 100 %%",
      "where the constant is tight. For E C(x) = x it is the largest difference as a",
      "share of what chance allows. A vector +7 is one that the search improved seven",
      "times. All comparisons of a certificate together raise a false alarm with",
      "probability 1e-6 at most, by the normal approximation. Exit code 1 where a claim",
      "does not hold."
    })
final class CertifyCompressorCommand implements Callable<Integer> {
  @Parameters(
      arity = "1",
      paramLabel = "SPEC",
      description = "A compressor as in an experiment, in one line; or all.")
  private String spec;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "100",
      description = "Dimensions of the vectors (default ${DEFAULT-VALUE}); can be repeated.")
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

  @Option(names = "--json", paramLabel = "FILE", description = "Write everything into FILE too.")
  private Path json;

  @Mixin private PluginsOption plugins;

  @Override
  public Integer call() {
    return new CertifyCompressorTask(spec, dimensions, seed, samples, json, plugins.places())
        .call();
  }
}
