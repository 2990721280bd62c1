package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Sgd;
import terse.method.Site;
import terse.method.Uplinks;
import terse.objective.Constants;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;

/**
 * A server that throws, or a node that cannot be made, ends its run at once and leaves no thread.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerFailureTest {
  private static final Algorithm SGD = new Sgd(0);
  private static final Problem BOWL = Problems.bowl(5, 3);
  static final List<Integer> THREADS = List.of(1, 2, 7, Execution.PER_WORKER);

  /** Where a server may fail. */
  enum Moment {
    SEND,
    RECEIVE,
    MODEL
  }

  static Stream<Arguments> moments() {
    return THREADS.stream()
        .flatMap(threads -> Stream.of(Moment.values()).map(m -> Arguments.of(threads, m)));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void aServerThatThrowsEndsTheRun(int threads, Moment moment) {
    Algorithm failing = Wrapped.server(SGD, server -> failing(server, moment));
    RunResult result = Runs.of(failing, BOWL).threads(threads).run();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.failure()).isEqualTo("server in round 3: IllegalStateException: " + moment);
    assertThat(result.rounds()).isEqualTo(3);
    assertThat(result.model().dimension()).isEqualTo(3);
    TerseThreads.assertNone();
  }

  private static Algorithm.Server failing(Algorithm.Server server, Moment moment) {
    return new Algorithm.Server() {
      private int received;

      private void at(Moment now) {
        if (now == moment && received == 3) {
          throw new IllegalStateException(moment.name());
        }
      }

      @Override
      public Downlink send(Round round) {
        at(Moment.SEND);
        return server.send(round);
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        at(Moment.RECEIVE);
        server.receive(round, messages);
        received++;
      }

      @Override
      public Vector model() {
        at(Moment.MODEL);
        return server.model();
      }
    };
  }

  @Test
  void aNodeThatCannotBeMadeEndsTheRun() {
    Algorithm noWorker =
        Wrapped.workers(
            SGD,
            (i, worker) -> {
              if (i == 2) {
                throw new IllegalStateException("no room");
              }
              return worker;
            });
    Algorithm noServer =
        new Algorithm() {
          @Override
          public Worker worker(Site site, Oracle oracle) {
            return SGD.worker(site, oracle);
          }

          @Override
          public Server server(Site site) {
            site.zeros("x");
            site.zeros("x");
            return SGD.server(site);
          }
        };
    for (int threads : THREADS) {
      assertThat(Runs.of(noWorker, BOWL).threads(threads).run().failure())
          .isEqualTo("worker 2 in round 0: IllegalStateException: no room");
      assertThat(Runs.of(noServer, BOWL).threads(threads).run().failure())
          .isEqualTo(
              "server in round 0: IllegalStateException: state x is declared twice at node -1");
    }
    TerseThreads.assertNone();
  }

  @Test
  void aListenerOrAProblemThatThrowsEndsTheRun() {
    Plan plan = Runs.of(SGD, BOWL).threads(Execution.PER_WORKER).plan();
    Progress broken =
        row -> {
          throw new IllegalStateException("not heard");
        };
    assertThat(Cluster.run(plan, broken).failure())
        .isEqualTo("server in round 0: IllegalStateException: not heard");
    RunResult result = Runs.of(SGD, unsolvable()).run();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.failure())
        .isEqualTo("server in round 0: UnsupportedOperationException: unsolvable");
    TerseThreads.assertNone();
  }

  private static Problem unsolvable() {
    return new Problem(
        "unsolvable",
        List.of(BOWL.local(0)),
        new int[] {3},
        new Problem.Theory() {
          @Override
          public Constants constants() {
            throw new UnsupportedOperationException("unsolvable");
          }

          @Override
          public Optimum optimum() {
            throw new UnsupportedOperationException("unsolvable");
          }
        });
  }
}
