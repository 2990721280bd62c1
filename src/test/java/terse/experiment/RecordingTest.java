package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.trace.Row;

/** What is recorded, and when. */
class RecordingTest {
  @TempDir Path folder;

  private List<Row> rows(String... overrides) {
    Experiment experiment = Texts.read(folder, Texts.QUADRATIC, overrides);
    return new Runner(experiment, Listener.NONE).run().runs().get(0).rows();
  }

  @Test
  void anOffsetMovesTheRecordsButTheFirstAndTheLast() {
    assertThat(rows("record.every=4")).extracting(Row::round).containsExactly(0, 4, 8, 10);
    List<Row> moved = rows("record.every=4", "record.offset=3");
    assertThat(moved).extracting(Row::round).containsExactly(0, 3, 7, 10);
    assertThat(moved.get(1)).isEqualTo(rows().get(3));
  }

  @Test
  void aReferenceLossIsSubtractedInAColumnOfItsOwn() {
    List<Row> plain = rows();
    assertThat(plain).allSatisfy(row -> assertThat(row.more()).isEmpty());
    List<Row> referred = rows("record.reference-loss=-2.5");
    assertThat(referred)
        .allSatisfy(
            row ->
                assertThat(row.more().get(Row.REFERENCE_EXCESS_LOSS))
                    .isCloseTo(row.loss() + 2.5, within(1e-15)));
    assertThat(referred).extracting(Row::loss).isEqualTo(plain.stream().map(Row::loss).toList());
  }

  @Test
  void expectationsKnowTheReferencesColumn() {
    String text =
        Texts.QUADRATIC
            + "expect: [{metric: reference_excess_loss, below: 1}]\nrecord: {reference-loss: 1}\n";
    assertThat(Texts.read(folder, text).expectations()).hasSize(1);
  }
}
