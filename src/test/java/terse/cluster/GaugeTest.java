package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.PerWorker;
import terse.compress.TopK;
import terse.method.EfSgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.trace.Direction;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Envelope;

class GaugeTest {
  private static final int ROUNDS = 20;
  private static final Problem PROBLEM = Problems.regression(5, 6, 8);

  private static Runs runs() {
    return Runs.of(new EfSgd(PerWorker.all(TopK.of(2))), PROBLEM).rounds(ROUNDS).every(7);
  }

  /** Keeps what it sees, and adds the round and the loss as columns. */
  private static final class Keeper implements Gauge {
    private final List<Integer> rounds = new ArrayList<>();
    private final List<Double> kept = new ArrayList<>();
    private Vector error;

    @Override
    public void see(Snapshot now) {
      rounds.add(now.round());
      double difference = 0;
      for (int i = 0; i < PROBLEM.workers(); i++) {
        Vector e = now.state(i, "e");
        for (Compression each : now.compressions(i)) {
          Vector residual = each.input().copy();
          residual.add(-1, each.value());
          difference = Math.max(difference, Math.sqrt(residual.squaredDistance(e)));
          kept.add(each.squaredError());
        }
      }
      assertThat(difference).isZero();
      error = now.state(0, "e").copy();
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      columns.put("seen", (double) rounds.size());
      columns.put("again", now.loss());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Execution.PER_WORKER})
  void seesEveryRoundAndEveryNode(int threads) {
    Keeper keeper = new Keeper();
    Supplier<Gauge> once = () -> keeper;
    RunResult run = runs().threads(threads).watch(new Watch(List.of(once), true)).finish();
    assertThat(keeper.rounds).isEqualTo(IntStream.rangeClosed(0, ROUNDS).boxed().toList());
    assertThat(keeper.kept).hasSize(ROUNDS * PROBLEM.workers());
    assertThat(keeper.error.norm()).isPositive();
    for (Row row : run.rows()) {
      assertThat(row.more())
          .containsExactly(Map.entry("seen", row.round() + 1.0), Map.entry("again", row.loss()));
    }
  }

  @Test
  void seesNoCompressionsUnlessAskedTo() {
    Keeper keeper = new Keeper();
    runs().watch(new Watch(List.of(() -> keeper), false)).finish();
    assertThat(keeper.kept).isEmpty();
  }

  @Test
  void changesNoResult() {
    RunResult watched = runs().watch(new Watch(List.of(Keeper::new), true)).finish();
    RunResult plain = runs().finish();
    assertThat(watched.model()).isEqualTo(plain.model());
    assertThat(watched.ledger().bits(Direction.UP)).isEqualTo(plain.ledger().bits(Direction.UP));
  }

  @Test
  void namesTheStateOfTheServerToo() {
    List<String> names = new ArrayList<>();
    Gauge gauge =
        new Gauge() {
          @Override
          public void see(Snapshot now) {
            if (now.round() == 0) {
              names.addAll(now.names(Envelope.SERVER));
              assertThat(now.state(Envelope.SERVER, "nothing")).isNull();
            }
          }

          @Override
          public void record(Snapshot now, Map<String, Double> columns) {}
        };
    runs().watch(new Watch(List.of(() -> gauge), false)).finish();
    assertThat(names).contains("x");
  }
}
