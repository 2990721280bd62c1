package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.method.Dcgd;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * A user who stops a run, and nodes that do not notice. A run that did not end would end by the
 * time limit, which fails.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
  private static final Problem BOWL = Problems.bowl(4, 3);

  @AfterEach
  void clear() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, Execution.PER_WORKER})
  void endsARunWithoutEnd(int threads) {
    Thread user = Thread.currentThread();
    TerseThreads seen = new TerseThreads();
    Algorithm stopped =
        Wrapped.workers(
            new Dcgd(PerWorker.all(Identity.INSTANCE), Identity.INSTANCE),
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      seen.here();
                      if (i == 2 && round.k() == 50) {
                        user.interrupt();
                      }
                      return worker.answer(round);
                    }));
    RunResult result =
        Runs.of(stopped, BOWL).rounds(Integer.MAX_VALUE).every(10).threads(threads).run();
    assertThat(result.status()).isEqualTo(Status.INTERRUPTED);
    assertThat(result.failure()).isNull();
    assertThat(result.rounds()).isGreaterThanOrEqualTo(50);
    assertThat(result.rows()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(result.model().isFinite()).isTrue();
    seen.assertEnded();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Execution.PER_WORKER})
  void endsARunBeforeItBegins(int threads) {
    Thread.currentThread().interrupt();
    RunResult result =
        Runs.of(new Sgd(0), BOWL).rounds(Integer.MAX_VALUE).every(1_000).threads(threads).run();
    assertThat(result.status()).isEqualTo(Status.INTERRUPTED);
    TerseThreads.assertNone();
  }

  /** Worker 1 is busy when worker 0 fails, and swallows the interrupt that is to end it. */
  @Test
  void aNodeThatSwallowsAnInterruptIsEndedAllTheSame() {
    TerseThreads seen = new TerseThreads();
    Algorithm stubborn =
        Wrapped.workers(
            new Sgd(0),
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      seen.here();
                      if (i == 0 && round.k() == 3) {
                        throw new IllegalStateException("over");
                      }
                      while (i == 1 && round.k() == 3 && !Thread.interrupted()) {
                        Thread.onSpinWait();
                      }
                      return worker.answer(round);
                    }));
    RunResult result = Runs.of(stubborn, BOWL).threads(Execution.PER_WORKER).run();
    assertThat(result.failure()).isEqualTo("worker 0 in round 3: IllegalStateException: over");
    seen.assertEnded();
  }
}
