package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import terse.vector.Vector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code terse certify} from end to end, in this JVM. */
class CertifyTest {
  @TempDir Path folder;

  /** What a command left. */
  private record Left(int exit, String out, String err) {}

  @Test
  void aCompressorIsCertifiedAtEachDimension() throws IOException {
    Path json = folder.resolve("certificates.json");
    Left left =
        terse(
            "certify",
            "compressor",
            "{type: qsgd, levels: 4}",
            "--dimension",
            "5",
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
        .contains("{type: qsgd, levels: 4}\n  d = 5, seed 3, random\n")
        .contains("  d = 8, seed 3, random\n")
        .contains("  claim             claimed      worst  reached  worst vector\n")
        .contains("  damaged messages: holds\n", "  U: E C(x) = x ", "  U: zeta ")
        .contains(" by QSGD Thm 3.2\n")
        .endsWith("\nAll 2 certificates hold.\n");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);

    JsonNode read = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(read.get("holds").asBoolean()).isTrue();
    JsonNode one = read.get("certificates").get(1);
    assertThat(one.get("dimension").asInt()).isEqualTo(8);
    assertThat(one.get("false_alarms").asDouble()).isEqualTo(1e-6);
    JsonNode zeta = one.get("claims").get(6);
    assertThat(zeta.get("claim").asString()).isEqualTo("U: zeta");
    assertThat(zeta.get("claimed").asDouble()).isEqualTo(1.5);
    assertThat(zeta.get("vector").size()).isEqualTo(8);
    assertThat(one.get("bits").get("formula_name").asString()).isEqualTo("QSGD Thm 3.2");
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
          certify                                          | what to certify is missing: compressor
          certify compressor                               | missing required parameter: 'SPEC'
          certify compressor topk                          | did you mean top-k?
          certify compressor {type:~top-k,~k:~6} --dimension 5 | top-k needs k <= d, but k = 6 and d = 5
          certify compressor {type:~top-k                  | is not YAML
          certify compressor natural --dimension 0         | --dimension must be 1 to 1000000, but is 0
          certify compressor natural --samples 99          | needs samples >= 100, but samples = 99
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
    assertThat(left.out()).contains("bits: 100.0 sent");
    assertThat(left.exit()).isZero();
  }

  @Test
  void helpHasAnExample() {
    assertThat(terse("certify", "--help").out()).contains("Example:", "compressor");
    Left left = terse("certify", "compressor", "--help");
    assertThat(left.err()).isEmpty();
    assertThat(left.out())
        .contains("Examples:", "reaches: 100 %\n", "terse certify compressor natural", "--samples");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aClaimThatFailsIsShown() {
    Claim wrong =
        new Claim("U: zeta", false, 1.1, 1.2, 1.09, 0, "x".repeat(50), Vector.of(1), 9, "why");
    Certificate failed = new Certificate("mine", 1, 0, 1e-6, true, List.of(wrong), null);
    String table = CertificateTable.of(failed);
    assertThat(table).contains("U: zeta ", "109.00%  FAILS: xxx", "\n    why\n");
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(CertificateTable.closing(List.of(failed), List.of("other")))
        .isEqualTo("1 of 1 certificates FAIL.\nNot certified, for want of parameters: other.\n");
  }

  private static Left terse(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
    ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
    try {
      int exit = Main.execute(arguments);
      return new Left(
          exit,
          capturedOut.toString(StandardCharsets.UTF_8),
          capturedErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
