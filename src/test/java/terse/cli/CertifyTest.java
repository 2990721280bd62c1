package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.certify.Certificate;
import terse.certify.Claim;
import terse.cli.Commands.Left;
import terse.vector.Vector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code terse certify} from end to end, in this JVM. */
class CertifyTest {
  @TempDir Path folder;

  @Test
  void aCompressorIsCertifiedAtEachDimension() throws IOException {
    Path json = folder.resolve("certificates.json");
    Left left =
        terse(
            "certify",
            "compressor",
            "{type: qsgd, levels: 4}",
            "--dimension",
            "5,7",
            "--dimension",
            "8",
            "--samples",
            "200",
            "--seed",
            "3",
            "--json",
            json.toString());
    assertThat(left.err()).isEmpty();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("{type: qsgd, levels: 4}\n  d = 5, seed 3, 200 draws a vector\n")
        .contains("  d = 7, seed 3, ", "  d = 8, seed 3, ")
        .contains("  false alarms: at most 1e-06 of certificates\n")
        .contains("  claim            claimed     worst  reached     +-  worst vector\n")
        .contains("  damaged messages: holds\n", "  U: E C(x) = x ", "  U: zeta ")
        .contains("\n  empirical entropy ", "  frequencies not counted\n", "\n  qsgd-bound ")
        .endsWith("\nAll 3 certificates hold.\n");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);

    JsonNode read = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(read.get("holds").asBoolean()).isTrue();
    JsonNode one = read.get("certificates").get(2);
    assertThat(one.get("dimension").asInt()).isEqualTo(8);
    assertThat(one.get("false_alarms").asDouble()).isEqualTo(1e-6);
    JsonNode zeta = one.get("claims").get(6);
    assertThat(zeta.get("claim").asString()).isEqualTo("U: zeta");
    assertThat(zeta.get("claimed").asDouble()).isEqualTo(1.5);
    assertThat(zeta.get("vector").size()).isEqualTo(8);
    assertThat(one.get("samples").asInt()).isEqualTo(200);
    assertThat(one.get("bits").get("formula_name").asString()).isEqualTo("qsgd-bound");
  }

  @Test
  void jsonMayTakeThePlaceOfTheTables() throws IOException {
    Left left = terse("certify", "compressor", "sign", "--dimension", "4", "--json");
    assertThat(left.err()).isEmpty();
    JsonNode one = JsonMapper.shared().readTree(left.out()).get("certificates").get(0);
    assertThat(one.get("compressor").asString()).isEqualTo("sign");
    assertThat(one.get("samples").asInt()).as("not random").isEqualTo(1);
    Path file = folder.resolve("new/sign.json");
    Left quiet =
        terse("certify", "compressor", "sign", "--dimension=4", "--quiet", "--json=" + file);
    assertThat(quiet.out() + quiet.err()).isEmpty();
    assertThat(JsonMapper.shared().readTree(Files.readString(file)))
        .isEqualTo(JsonMapper.shared().readTree(left.out()));
  }

  @Test
  void aFolderIsNoFile() {
    Left left = terse("certify", "compressor", "sign", "--json", folder.toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.out()).isEmpty();
    assertThat(left.err())
        .isEqualTo(
            "terse certify compressor: --json: '"
                + folder
                + "' is a folder, not a file to write into\n");
  }

  @Test
  void whatIsNotLookedAtAndWhatIsRefusedIsSaid() {
    assertThat(terse("certify", "compressor", "{type: rand-k, k: 2}", "--samples=100").out())
        .contains("  NaN and infinity refused: holds\n    checks only what it sends\n");
    assertThat(terse("certify", "compressor", "{type: lattice, epsilon: 1}").out())
        .contains("  refused as too large for the wire: huge\n");
    assertThat(terse("certify", "compressor", "sign").out()).contains("  no constant is claimed\n");
  }

  /** Terse's own compressors, all of them, at a dimension that is odd. */
  @Test
  void allHold() {
    Left left = terse("certify", "compressor", "all", "--dimension", "9", "--samples", "100");
    assertThat(left.out())
        .contains("\nscaled-sign\n", "\n{type: power, rank: 1}\n")
        .doesNotContain("FAILS", "Not certified");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(left.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certify                                          | what to certify is missing: compressor or method
          certify problem a9a                              | what to certify must be compressor or method, but is problem
          certify compressor                               | missing required parameter: 'SPEC'
          certify compressor topk                          | did you mean top-k?
          certify compressor {type:~top-k,~k:~6} --dimension 5 | top-k needs k <= d, but k = 6 and d = 5
          certify compressor {type:~top-k                  | is not YAML
          certify compressor {type:~sign,~blocks:~[4,~4]} --dimension 10 | must add up to the dimension 10
          certify compressor natural --dimension 10,x      | 'x' is not an int
          certify compressor natural --dimension 0         | terse certify compressor: --dimension must be 1 to 1000000, but is 0
          certify compressor natural --samples 99          | needs samples from 100 to 100000, but samples = 99
          """)
  void whatIsWrongExitsWith2(String command, String message) {
    Left left = terse(words(command));
    assertThat(left.err()).contains(message);
    assertThat(left.err().lines().count()).isLessThanOrEqualTo(2);
    assertThat(left.out()).isEmpty();
    assertThat(left.exit()).isEqualTo(2);
  }

  /** The words of a command line; a ~ stands for a blank within one. */
  private static String[] words(String command) {
    return Stream.of(command.strip().split(" +"))
        .map(word -> word.replace('~', ' '))
        .toArray(String[]::new);
  }

  @Test
  void aLayerIsTheWholeVector() {
    Left left = terse("certify", "compressor", "{type: sign, blocks: layers}", "--samples", "100");
    assertThat(left.out()).contains("sent                          100.0 ");
    assertThat(left.exit()).isZero();
  }

  @Test
  void helpHasAnExample() {
    assertThat(terse("certify", "--help").out()).contains("Examples:", "compressor", "method");
    Left left = terse("certify", "compressor", "--help");
    assertThat(left.err()).isEmpty();
    assertThat(left.out())
        .contains("Examples:", "reaches, 100 %\n", "terse certify compressor natural", "--samples");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aClaimThatFailsIsShown() {
    Claim wrong =
        new Claim("U: zeta", false, 1.1, 1.2, 1.09, 0.01, "x".repeat(50), Vector.of(1), 9, "why");
    Certificate failed =
        new Certificate("mine", 1, 0, 1e-6, true, 9, List.of(wrong), List.of(), null);
    String table = CertificateTable.of(failed);
    assertThat(table).contains("U: zeta ", "109.00%  1.00%  FAILS: xxx", "\n    why\n");
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(CertificateTable.closing(List.of(failed), List.of("other")))
        .isEqualTo(
            """
            The certificate FAILS:
              mine, d = 1: U: zeta
            Not certified, for want of parameters: other.
            """);
  }
}
