package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.cli.Commands.Left;
import terse.data.NamedSets;
import terse.data.NamedSets.Description;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Outcome;
import terse.reproduce.Pack;
import terse.reproduce.Packs;

class ReproduceCommandTest {
  private static final String PACK = "biased-compression";

  @TempDir Path temp;

  private Left reproduce(String... arguments) {
    return terse(
        Stream.concat(
                Stream.of("reproduce", "--out", temp.resolve("out").toString()),
                Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void anItemAlone() {
    Left left = reproduce(PACK, "example-3");
    assertThat(left.exit()).as(left.err()).isZero();
    assertThat(left.out())
        .contains("example-3: reproduced", "0.33333", "index.html")
        .doesNotContain("example-1");
    assertThat(left.err()).contains("1/1 Example 3", "runs example-3: 3 runs of 2000 rounds");
    assertThat(temp.resolve("out/" + PACK + "/index.html")).isRegularFile();
    assertThat(temp.resolve("out/" + PACK + "/example-3/curves.csv")).isRegularFile();
  }

  @Test
  void quietAndJson() {
    Left quiet = reproduce(PACK, "example-3", "--quiet");
    assertThat(quiet.exit()).isZero();
    assertThat(quiet.out() + quiet.err()).isEmpty();
    Left json = reproduce(PACK, "example-3", "--quiet", "--json");
    assertThat(json.out())
        .startsWith("[")
        .contains("\"verdict\" : \"reproduced\"", "\"paper_number\" : 0.333");
  }

  @Test
  void namesTheNearest() {
    Left pack = reproduce("biased-compresion");
    assertThat(pack.exit()).isEqualTo(ExitCodes.WRONG);
    assertThat(pack.err()).contains("no pack named biased-compresion; did you mean " + PACK + "?");
    Left item = reproduce(PACK, "example-3", "tabel-4");
    assertThat(item.exit()).isEqualTo(ExitCodes.WRONG);
    assertThat(item.err()).contains("named tabel-4; did you mean table-4?");
    assertThat(temp.resolve("out")).doesNotExist();
    Left none = reproduce();
    assertThat(none.exit()).isEqualTo(ExitCodes.WRONG);
    assertThat(none.err()).contains("a pack is missing; known: ").contains(PACK);
  }

  @Test
  void aFolderThatCannotBeIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Left left = terse("reproduce", "--out", file.toString(), PACK, "example-3");
    assertThat(left.exit()).isEqualTo(ExitCodes.WRONG);
    assertThat(left.err()).contains("file").hasLineCount(1);
  }

  @Test
  void lists() {
    Left all = reproduce("--list");
    assertThat(all.exit()).isZero();
    for (Pack pack : Packs.all()) {
      assertThat(all.out()).contains(pack.name(), pack.title());
      pack.items().forEach(item -> assertThat(all.out()).contains(item.name(), item.title()));
    }
    Left json = reproduce(PACK, "--list", "--json");
    assertThat(json.out()).startsWith("[").contains("\"name\" : \"table-4\"");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  static List<Item> items() {
    return Packs.all().stream().flatMap(pack -> pack.items().stream()).toList();
  }

  /** What --list says of data can be got. */
  @ParameterizedTest
  @MethodSource("items")
  void dataIsKnown(Item item) {
    Set<String> known =
        Set.copyOf(
            NamedSets.all().stream().filter(set -> !set.bundled()).map(Description::name).toList());
    assertThat(known).containsAll(item.data());
  }

  private static Outcome outcome(Finding... findings) {
    return new Outcome(List.of(findings), List.of(), List.of(), false, Instant.EPOCH, 1, List.of());
  }

  static Stream<Arguments> exitCodes() {
    Finding same = Finding.number("q", 2, 2, 0);
    Finding off = Finding.number("q", 2, 3, 0);
    Finding absent = Finding.notRunnable("q", "", "data");
    Finding failed = Finding.failed("q", "worn out");
    return Stream.of(
        Arguments.of(ExitCodes.DONE, outcome(same, absent)),
        Arguments.of(ExitCodes.DONE, outcome(same, off.explained("misprint"))),
        Arguments.of(ExitCodes.REFUTED, outcome(same, off, absent)),
        Arguments.of(ExitCodes.FAILED, outcome(failed, off)));
  }

  @ParameterizedTest
  @MethodSource("exitCodes")
  void exitsByWhatWasFound(int exit, Outcome outcome) {
    assertThat(ReproduceTask.exitCode(List.of(outcome))).isEqualTo(exit);
    assertThat(ReproduceTask.exitCode(List.of(outcome(Finding.number("q", 1, 1, 0)), outcome)))
        .isEqualTo(exit);
  }
}
