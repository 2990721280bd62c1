package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import terse.certify.Liar;
import terse.certify.MethodCertificate;
import terse.certify.MethodClaim;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code terse certify method} from end to end, in this JVM. */
class CertifyMethodTest {
  @TempDir Path folder;

  @Test
  void aMethodIsCertified() throws IOException {
    Path json = folder.resolve("certificates.json");
    Left left =
        terse(
            "certify",
            "method",
            "{algorithm: mcm, uplink: {type: qsgd, levels: 4}, downlink: natural}",
            "--workers=4",
            "--dimension=9",
            "--rounds=300",
            "--repeats=3",
            "--seed=5",
            "--json=" + json);
    assertThat(left.err()).isEmpty();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .startsWith("{algorithm: mcm, uplink: {type: qsgd, levels: 4}, downlink: natural}\n")
        .contains("\n  4 workers, d = 9, seed 5\n")
        .contains("\n  false alarms: at most 1e-06 of certificates\n")
        .contains("\n  claim                measured   claimed\n")
        .contains("\n  mirror: H                   0         0  = the server's H\n")
        .endsWith("\nThe certificate holds.\n");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);

    JsonNode read = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(read.get("holds").asBoolean()).isTrue();
    JsonNode one = read.get("certificates").get(0);
    assertThat(one.get("workers").asInt()).isEqualTo(4);
    assertThat(one.get("dimension").asInt()).isEqualTo(9);
    assertThat(one.get("false_alarms").asDouble()).isEqualTo(1e-6);
    JsonNode equivalence = one.get("claims").get(0);
    assertThat(equivalence.get("claim").asString()).isEqualTo("equivalence");
    assertThat(equivalence.get("verdict").asString()).isEqualTo("holds");
    assertThat(equivalence.get("measured").asDouble()).isLessThan(1e-13);
    assertThat(equivalence.get("claimed").asDouble()).isEqualTo(1e-10);
  }

  /** Terse's own methods, all of them, with compressors that suit them. */
  @Test
  void allHold() throws IOException {
    Left left = terse("certify", "method", "all", "--rounds=600", "--repeats=5", "--json");
    assertThat(left.err()).isEmpty();
    JsonNode read = JsonMapper.shared().readTree(left.out());
    assertThat(read.get("left_out").size()).isZero();
    for (JsonNode certificate : read.get("certificates")) {
      assertThat(certificate.get("holds").asBoolean()).as("%s", certificate).isTrue();
    }
    assertThat(left.out())
        .contains("\"method\" : \"{algorithm: mcm, uplink: {type: rand-k, ratio: 0.75}, ")
        .contains("\"method\" : \"{algorithm: ef-sgd, uplink: {type: top-k, ratio: 0.25}}\"")
        .contains("\"method\" : \"{algorithm: dcgd, uplink: {type: top-k, ratio: 0.25}}\"")
        .contains("\"method\" : \"sgd\"", "\"method\" : \"dist-ef-block-sgdm\"");
    assertThat(left.exit()).isZero();
  }

  /** A method out of a user's folder; where it lies the command says so, and ends with 1. */
  @ParameterizedTest
  @EnumSource
  void aUsersMethodIsHeldToItsClaims(Liar.Lie lie) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("terse.method.Algorithm"), Liar.class.getName());
    String name = lie.name().toLowerCase(Locale.ROOT);
    Left left =
        terse(
            "certify",
            "method",
            "{algorithm: liar, uplink: natural, downlink: natural, lie: " + name + "}",
            "--plugins=" + folder,
            "--rounds=200",
            "--repeats=4");
    assertThat(left.err()).isEmpty();
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
    boolean honest = lie == Liar.Lie.NOTHING;
    assertThat(left.exit()).isEqualTo(honest ? 0 : 1);
    assertThat(left.out()).contains(honest ? "\nThe certificate holds.\n" : "  FAILS: ");
  }

  @Test
  void aBareNameHasCompressorsThatSuitIt() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
    Files.writeString(services.resolve("terse.method.Algorithm"), Liar.class.getName());
    Left left =
        terse("certify", "method", "liar", "--plugins=" + folder, "--rounds=100", "--repeats=2");
    assertThat(left.out().lines().limit(2))
        .containsExactly(
            "{algorithm: liar, uplink: {type: top-k, ratio: 0.25}, downlink: {type: top-k,",
            "  ratio: 0.25}}");
    assertThat(left.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          certify method                     | missing required parameter: 'NAME'
          certify method mmc                 | unknown algorithm mmc; did you mean mcm?
          certify method {algorithm:~mcm     | is not YAML
          certify method {algorithm:~iade}   | iade: the key s is missing
          certify method {algorithm:~dcgd,~uplink:~{type:~top-k,~k:~17}} | top-k needs k <= d, but k = 17 and d = 16
          certify method {algorithm:~dcgd,~uplink:~[sign,~sign]} | there are 5 workers and the list has 2
          certify method {algorithm:~sgd,~stepsize:~{theory:~theorem-19}} | stepsize: every theorem is tried
          certify method sgd --workers 1     | --workers must be 2 to 1000, but is 1
          certify method sgd --dimension 1001 | --dimension must be 2 to 1000, but is 1001
          certify method sgd --rounds 0      | --rounds must be at least 1, but is 0
          certify method sgd --repeats 1     | --repeats must be at least 2, but is 1
          """)
  void whatIsWrongExitsWith2(String command, String message) {
    String[] words =
        Stream.of(command.strip().split(" +"))
            .map(word -> word.replace('~', ' '))
            .toArray(String[]::new);
    Left left = terse(words);
    assertThat(left.err()).contains(message);
    assertThat(left.err().lines().count()).isLessThanOrEqualTo(2);
    assertThat(left.out()).isEmpty();
    assertThat(left.exit()).isEqualTo(2);
  }

  @Test
  void quietSaysNothingButWhatFails() {
    Left good = terse("certify", "method", "sgd", "--quiet", "--rounds=50");
    assertThat(good.out() + good.err()).isEmpty();
    Left bad = terse("certify", "method", "{algorithm: sgd, stepsize: 3/L}", "--quiet");
    assertThat(bad.out()).isEmpty();
    assertThat(bad.err())
        .isEqualTo("The certificate FAILS:\n  {algorithm: sgd, stepsize: 3/L}: convergence\n");
    assertThat(bad.exit()).isEqualTo(1);
  }

  @Test
  void helpHasAnExample() {
    assertThat(terse("certify", "--help").out()).contains("terse certify method mcm");
    Left left = terse("certify", "method", "--help");
    assertThat(left.err()).isEmpty();
    assertThat(left.out()).contains("Examples:", "terse certify method mcm\n", "--plugins");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void whatIsLongIsWrapped() {
    String words = "what was found, ".repeat(9);
    MethodClaim wrong =
        new MethodClaim(
            "bound: a-theorem-of-a-long-name", MethodClaim.Verdict.FAILS, 1.25, 1, words);
    MethodClaim left = new MethodClaim("x", MethodClaim.Verdict.SKIPPED, Double.NaN, 2e-9, "why");
    MethodCertificate certificate =
        new MethodCertificate("{" + "a: b, ".repeat(20) + "}", 5, 6, 7, 1e-6, List.of(wrong, left));
    String table = MethodCertificateTable.of(certificate);
    assertThat(table)
        .contains("\n  bound: a-theorem-of-a-long-name\n", "  1.250         1  FAILS: what was ")
        .contains("\n  x                           -   2.0e-09  skipped: why\n");
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(MethodCertificateTable.closing(List.of(certificate, certificate), List.of("other")))
        .startsWith("2 of 2 FAIL:\n  {a: b, ")
        .contains("}: bound: a-theorem-of-a-long-name\n")
        .endsWith("\nNot certified, for want of parameters: other.\n");
  }
}
