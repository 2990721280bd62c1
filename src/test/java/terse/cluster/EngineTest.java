package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.method.Algorithm;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;

/** How nodes are put on threads, which never changes a result. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EngineTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Algorithm MCM =
      new Mcm(PerWorker.all(Qsgd.of(1)), Qsgd.of(1), 0.1, 0.1, MemoryStart.ZEROS, false);

  private static RunResult run(Problem f, int threads, int capacity, TerseThreads seen) {
    return run(f, threads, capacity, seen, 20);
  }

  private static RunResult run(
      Problem f, int threads, int capacity, TerseThreads seen, int rounds) {
    Algorithm watched =
        Wrapped.workers(
            MCM,
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      seen.here();
                      return worker.answer(round);
                    }));
    return Runs.of(watched, f).rounds(rounds).threads(threads).capacity(capacity).finish();
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1", "5, 0, 5", "5, -1, 5", "300, -1, 300", "3, 1, 1", "3, 2, 2", "3, 9, 3"})
  void usesAsManyThreadsAsAskedFor(int workers, int threads, int expected) {
    TerseThreads seen = new TerseThreads();
    run(Problems.bowl(workers, 4), threads, 2, seen);
    if (threads <= 0) {
      assertThat(seen.seen()).hasSize(expected);
    } else {
      assertThat(seen.seen()).hasSizeBetween(1, expected);
    }
    seen.assertEnded();
  }

  @Test
  void manyWorkersShareTheCores() {
    TerseThreads seen = new TerseThreads();
    run(Problems.bowl(Execution.MANY_WORKERS + 44, 4), Execution.AUTO, 2, seen);
    assertThat(seen.seen()).hasSizeBetween(1, CORES).contains(Thread.currentThread());
    seen.assertEnded();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void queuesOfAnyCapacityGiveTheSameBits(int capacity) {
    for (int workers : new int[] {1, 3, 300}) {
      Problem f = Problems.bowl(workers, 4);
      RunResult expected = run(f, 1, 2, new TerseThreads());
      for (int threads : List.of(1, 2, 7, Execution.PER_WORKER, Execution.AUTO)) {
        RunResult actual = run(f, threads, capacity, new TerseThreads());
        assertThat(actual.model()).isEqualTo(expected.model());
        assertThat(actual.rows()).isEqualTo(expected.rows());
      }
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Execution(-2, 2))
        .hasMessage("threads must be auto, per-worker or a number >= 1, but threads = -2");
    assertThatThrownBy(() -> new Execution(1, 0))
        .hasMessage("queue-capacity must be >= 1, but queue-capacity = 0");
  }

  /** 1,000 runs in a row: threads end, and the heap after them is what it was after some. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, Execution.PER_WORKER})
  void manyRunsLeaveNothingBehind(int threads) {
    Problem f = Problems.bowl(3, 500);
    TerseThreads seen = new TerseThreads();
    long before = 0;
    for (int i = 0; i < 1_000; i++) {
      if (i == 100) {
        before = heap();
      }
      run(f, threads, 2, i % 100 == 0 ? seen : new TerseThreads(), 3);
    }
    seen.assertEnded();
    // A run holds 8 vectors of 4 kB: were runs kept, even every tenth of them, this would be 3 MB.
    assertThat(heap() - before).isLessThan(1_500_000);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
