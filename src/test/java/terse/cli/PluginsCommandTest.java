package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import terse.testing.Jars;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example in configs/plugin-example, from its sources to a run. */
class PluginsCommandTest {
  private static final Path EXAMPLE = Path.of("configs", "plugin-example");

  @TempDir Path folder;
  private String jar;

  @BeforeEach
  void pack() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.list(EXAMPLE.resolve("lab"))) {
      sources = files.sorted().toList();
    }
    Path classes = Jars.compile(folder.resolve("classes"), sources);
    Path declared = folder.resolve("declared");
    Path services = Files.createDirectories(declared.resolve("META-INF").resolve("services"));
    try (Stream<Path> files = Files.list(EXAMPLE.resolve("META-INF").resolve("services"))) {
      for (Path file : files.toList()) {
        Files.copy(file, services.resolve(file.getFileName()));
      }
    }
    jar = Jars.pack(folder.resolve("mine.jar"), classes, declared).toString();
  }

  @Test
  void runs() throws IOException {
    Path out = folder.resolve("out");
    String experiment = EXAMPLE.resolve("mine.yaml").toString();
    Left left =
        terse("run", experiment, "--plugins", jar, "--out", out.toString(), "--json", "--quiet");
    assertThat(left.err()).isEmpty();
    assertThat(left.exit()).isZero();
    JsonNode methods = JsonMapper.shared().readTree(left.out()).get("methods");
    assertThat(methods.size()).isEqualTo(2);
    for (JsonNode method : methods) {
      assertThat(method.get("status").asString()).isEqualTo("finished");
      assertThat(method.get("last").get("excess_loss").get("mean").asDouble()).isLessThan(2e-3);
    }
    assertThat(methods.get(0).get("uplink").get("omega").asDouble()).isEqualTo(3);
    assertThat(methods.get(1).get("algorithm").asString()).isEqualTo("normalised-dcgd");
    String digest = JsonMapper.shared().readTree(left.out()).get("digest").asString();
    Left again =
        terse(
            "run",
            out.resolve("experiment.yaml").toString(),
            "--plugins=" + jar,
            "--out",
            folder.resolve("again").toString(),
            "--json",
            "--quiet");
    assertThat(JsonMapper.shared().readTree(again.out()).get("digest").asString())
        .isEqualTo(digest);
  }

  @Test
  void holdToTheirExpectationsAndBaseline() {
    Left left =
        terse(
            "check", EXAMPLE.toString(), "--plugins", jar, "--out", folder.resolve("c").toString());
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("  holds    normalised-dcgd rand-block(m=2): excess_loss at mean of last 5 below")
        .contains(
            "  holds    normalised-dcgd rand-block(m=2): baseline; the same to the last bit\n");
  }

  @Test
  void areListedWithTheirJar() {
    Left text = terse("list", "compressors", "--plugins", jar);
    assertThat(text.exit()).isZero();
    assertThat(text.out())
        .contains("  rand-block: keeps one random block of m, scaled by m, unbiased [mine.jar]\n")
        .contains("      m: (integer, default 4) number of blocks m, 1 <= m <= d\n");
    Left json = terse("list", "algorithms", "--plugins", jar, "--json");
    JsonNode listed = JsonMapper.shared().readTree(json.out()).get("algorithms");
    for (JsonNode entry : listed) {
      boolean mine = entry.get("name").asString().equals("normalised-dcgd");
      assertThat(entry.has("plugin")).isEqualTo(mine);
      assertThat(!mine || entry.get("plugin").asString().equals(jar)).isTrue();
    }
    assertThat(json.out()).contains("normalised-dcgd");
  }

  @Test
  void areInTheSchema() {
    assertThat(terse("schema", "--plugins", jar).out())
        .contains("rand-block")
        .contains("normalised-dcgd");
    assertThat(terse("schema").out()).doesNotContain("rand-block");
  }

  /** rand-block has a default for its one key, so that `all` has it too. */
  @Test
  void areCertified() {
    Left left =
        terse(
            "certify",
            "compressor",
            "{type: rand-block, m: 5}",
            "--plugins",
            jar,
            "--dimension=20");
    assertThat(left.err()).isEmpty();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("{type: rand-block, m: 5}\n  d = 20, ", "checks only what it sends\n")
        .containsPattern("\n  U: zeta +5\\.0000 +5\\.0000 +100\\.00% ")
        .endsWith("\nThe certificate holds.\n");
    Left json =
        terse("certify", "compressor", "all", "--plugins=" + jar, "--json", "--samples=100");
    JsonNode all = JsonMapper.shared().readTree(json.out());
    assertThat(all.get("holds").asBoolean()).isTrue();
    assertThat(all.get("left_out")).isEmpty();
    assertThat(all.get("certificates").values())
        .extracting(each -> each.get("compressor").asString())
        .contains("rand-block", "natural");
    Left small = terse("certify", "compressor", "rand-block", "--plugins", jar, "--dimension=3");
    assertThat(small.exit()).isEqualTo(2);
    assertThat(small.err()).contains("rand-block needs m <= d, but m = 4 and d = 3");
  }

  @Test
  void areUnknownWithoutTheirJar() {
    Left left = terse("run", EXAMPLE.resolve("mine.yaml").toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("methods[0].uplink.type: unknown compressor rand-block");
    left = terse("certify", "compressor", "rand-block");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("unknown compressor rand-block");
  }

  @Test
  void aWrongJarIsOneLineAndExit2() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
    for (String command : List.of("list", "schema", "certify compressor sign")) {
      Left left = terse((command + " --plugins " + broken).split(" "));
      assertThat(left.exit()).isEqualTo(2);
      assertThat(left.out()).isEmpty();
      assertThat(left.err().lines()).hasSize(1);
      assertThat(left.err()).startsWith("the plugin " + broken + " cannot be read: ");
    }
  }
}
