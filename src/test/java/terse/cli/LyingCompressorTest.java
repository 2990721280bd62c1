package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.cli.Commands.Left;
import terse.testing.Jars;

/** A user's compressor that claims too much is found by the command, claim by claim. */
class LyingCompressorTest {
  /** Top-1 or, where it is to be unbiased, Rand-1, with one constant too good by two percent. */
  private static final String SOURCE =
      """
      package lab;

      import terse.compress.Compressor;
      import terse.compress.Guarantee;
      import terse.compress.RandK;
      import terse.compress.TopK;
      import terse.config.Key;
      import terse.vector.Coins;
      import terse.vector.Vector;
      import terse.wire.BitReader;
      import terse.wire.BitWriter;

      public record Liar(@Key("what it lies about") About about) implements Compressor {
        public enum About {NOTHING, ALPHA, BETA, GAMMA, DELTA, ZETA, MEAN, DISTANCE}

        private Compressor truth() {
          return about == About.ZETA ? RandK.of(1) : TopK.of(1);
        }

        public void encode(Vector x, Coins coins, BitWriter out) {
          truth().encode(x, coins, out);
        }

        public void decode(BitReader in, Vector y, double scale) {
          truth().decode(in, y, scale);
        }

        public Guarantee guarantee(int d) {
          double q = 1.0 / d;
          return switch (about) {
            case NOTHING -> Guarantee.biased(q, 1, q, d);
            case ALPHA -> Guarantee.biased(1.02 * q, 1, q, d);
            case BETA -> Guarantee.biased(q, 0.98, q, d);
            case GAMMA -> Guarantee.biased(q, 1, 1.02 * q, d);
            case DELTA -> Guarantee.biased(q, 1, q, 0.98 * d);
            case ZETA -> new Guarantee(0.98 * d, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            case MEAN -> new Guarantee(d, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            case DISTANCE -> Guarantee.NONE.within(10);
          };
        }

        public long roomFor(int d, int realBits) {
          return 2L * realBits;
        }
      }
      """;

  @TempDir static Path folder;
  private static String classes;

  @BeforeAll
  static void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Liar.java"), SOURCE);
    classes = Jars.compile(folder.resolve("classes"), List.of(source)).toString();
  }

  private static Left certify(String about) {
    String spec = "{type: liar, about: " + about + "}";
    return terse("certify", "compressor", spec, "--plugins", classes, "--dimension=20");
  }

  @Test
  void theTruthHolds() {
    Left left = certify("nothing");
    assertThat(left.exit()).isZero();
    assertThat(left.out()).doesNotContain("FAILS").endsWith("\nThe certificate holds.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "alpha,    B1: alpha",
    "beta,     'B1, B2: beta'",
    "gamma,    B2: gamma",
    "delta,    B3: delta",
    "zeta,     U: zeta",
    "mean,     U: E C(x) = x",
    "distance, |C(x) - x|"
  })
  void aLieIsFoundByName(String about, String claim) {
    Left left = certify(about);
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.err()).isEmpty();
    assertThat(left.out().lines().filter(line -> line.contains("FAILS: ")))
        .singleElement()
        .asString()
        .startsWith("  " + claim + " ");
    assertThat(left.out())
        .endsWith(
            "\nThe certificate FAILS:\n  {type: liar, about: "
                + about
                + "}, d = 20: "
                + claim
                + "\n");
  }

  @Test
  void aLieIsToldAlsoWhereNothingElseIsSaid() {
    Left left =
        terse(
            "certify",
            "compressor",
            "{type: liar, about: alpha}",
            "--plugins=" + classes,
            "--dimension=20,30",
            "--quiet");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out()).isEmpty();
    assertThat(left.err())
        .isEqualTo(
            """
            2 of 2 FAIL:
              {type: liar, about: alpha}, d = 20: B1: alpha
              {type: liar, about: alpha}, d = 30: B1: alpha
            """);
  }
}
