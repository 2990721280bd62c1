package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.method.Algorithm;
import terse.method.Round;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.wire.Message;

/**
 * A worker that throws ends its run at once, with cause, worker and round, and leaves no thread.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerFailureTest {
  private static final Algorithm SGD = new Sgd(0);
  private static final Problem BOWL = Problems.bowl(5, 3);
  static final List<Integer> THREADS = List.of(1, 2, 7, Execution.PER_WORKER);

  static Stream<Arguments> causes() {
    List<Supplier<Throwable>> causes =
        List.of(
            () -> new IllegalStateException("no\n luck"),
            () -> new IllegalStateException() {},
            () -> new AssertionError("an error"),
            () -> new OutOfMemoryError("Java heap space"),
            WorkerFailureTest::stackOverflow);
    List<String> texts =
        List.of(
            "IllegalStateException: no luck",
            "terse.cluster.WorkerFailureTest$1",
            "AssertionError: an error",
            "out of memory: Java heap space",
            "StackOverflowError");
    return THREADS.stream()
        .flatMap(
            threads ->
                Stream.iterate(0, c -> c < causes.size(), c -> c + 1)
                    .map(c -> Arguments.of(threads, causes.get(c), texts.get(c))));
  }

  private static Throwable stackOverflow() {
    try {
      return deep(0) > 0 ? null : new AssertionError("the stack has no end");
    } catch (StackOverflowError e) {
      return e;
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int deep(int depth) {
    return 1 + deep(depth + 1);
  }

  @ParameterizedTest
  @MethodSource("causes")
  void aWorkerThatThrowsEndsTheRun(int threads, Supplier<Throwable> cause, String text) {
    TerseThreads seen = new TerseThreads();
    Algorithm failing =
        Wrapped.workers(
            SGD,
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      seen.here();
                      if (i == 3 && round.k() == 4) {
                        throw sneaky(cause.get());
                      }
                      return worker.answer(round);
                    }));
    RunResult result = Runs.of(failing, BOWL).threads(threads).run();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.failure()).isEqualTo("worker 3 in round 4: " + text);
    assertThat(result.rounds()).isEqualTo(4);
    assertThat(result.rows()).hasSize(5);
    seen.assertEnded();
  }

  @ParameterizedTest
  @FieldSource("THREADS")
  void aWorkerThatThrowsWhenItHearsEndsTheRun(int threads) {
    Algorithm failing = Wrapped.workers(SGD, (i, worker) -> i == 4 ? deaf(worker) : worker);
    RunResult result = Runs.of(failing, BOWL).threads(threads).run();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.failure()).isEqualTo("worker 4 in round 2: IllegalStateException: deaf");
    TerseThreads.assertNone();
  }

  private static Algorithm.Worker deaf(Algorithm.Worker worker) {
    return new Algorithm.Worker() {
      @Override
      public void hear(Round round, Message fromServer) {
        if (round.k() == 2) {
          throw new IllegalStateException("deaf");
        }
        worker.hear(round, fromServer);
      }

      @Override
      public Message answer(Round round) {
        return worker.answer(round);
      }
    };
  }

  @Test
  void aWorkerThatTakesPartMustAnswer() {
    Algorithm silent =
        Wrapped.workers(SGD, (i, worker) -> Wrapped.answering(worker, round -> null));
    assertThat(Runs.of(silent, BOWL).run().failure())
        .isEqualTo(
            "worker 0 in round 0: NullPointerException: a worker that takes part must answer");
  }

  /** Throws what need not be declared, and what must be too. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable t) throws T {
    throw (T) t;
  }
}
