package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.PerWorker;
import terse.compress.TopK;
import terse.method.Algorithm;
import terse.method.Dcgd;
import terse.method.Downlink;
import terse.method.Round;
import terse.method.Uplinks;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;
import terse.wire.Frame;
import terse.wire.Message;

/** A frame is read from its bytes: a bit that flips in a queue is refused, never a wrong value. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFrameTest {
  private static final Algorithm DCGD = new Dcgd(PerWorker.all(TopK.of(1)), TopK.of(1));
  private static final int BITS = 8 * (int) Frame.bytes(2 + 64);

  private static RunResult run(Algorithm algorithm, int threads) {
    return Runs.of(algorithm, Problems.bowl(3, 4))
        .start(Vector.of(1, 2, 3, 4))
        .threads(threads)
        .run();
  }

  private static void flip(Message message, int bit) {
    assertThat(message.frameLength()).isEqualTo(BITS / 8);
    message.frame()[bit / 8] ^= (byte) (1 << bit % 8);
  }

  private static void refused(RunResult result, String who, int bit) {
    assertThat(result.status()).as("bit " + bit).isEqualTo(Status.FAILED);
    assertThat(result.failure()).startsWith(who + " in round 7: MalformedMessageException: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Execution.PER_WORKER})
  void anyBitOnTheWayToTheServer(int threads) {
    for (int bit = 0; bit < BITS; bit++) {
      int damaged = bit;
      Algorithm damaging =
          Wrapped.workers(
              DCGD,
              (i, worker) ->
                  Wrapped.answering(
                      worker,
                      round -> {
                        Message answer = worker.answer(round);
                        if (i == 1 && round.k() == 7) {
                          flip(answer, damaged);
                        }
                        return answer;
                      }));
      refused(run(damaging, threads), "worker 1", bit);
    }
    TerseThreads.assertNone();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Execution.PER_WORKER})
  void anyBitOnTheWayToTheWorkers(int threads) {
    for (int bit = 0; bit < BITS; bit++) {
      int damaged = bit;
      Algorithm damaging = Wrapped.server(DCGD, server -> damaging(server, damaged));
      refused(run(damaging, threads), "worker 0", bit);
    }
    TerseThreads.assertNone();
  }

  private static Algorithm.Server damaging(Algorithm.Server server, int bit) {
    return new Algorithm.Server() {
      @Override
      public Downlink send(Round round) {
        Downlink downlink = server.send(round);
        if (round.k() == 7) {
          flip(downlink.to(0, round), bit);
        }
        return downlink;
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        server.receive(round, messages);
      }

      @Override
      public Vector model() {
        return server.model();
      }
    };
  }

  @Test
  void aSoundFrameOfAnotherRoundOrWorker() {
    List<Message> old = new ArrayList<>();
    Algorithm stale =
        Wrapped.workers(
            DCGD,
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      old.add(worker.answer(round));
                      return i == 1 && round.k() == 7 ? old.get(4) : old.get(old.size() - 1);
                    }));
    assertThat(run(stale, 1).failure())
        .isEqualTo(
            "worker 1 in round 7: MalformedMessageException: a frame of sender 1 and round 1 at bit"
                + " 0");
    old.clear();
    Algorithm forged =
        Wrapped.workers(
            DCGD,
            (i, worker) ->
                Wrapped.answering(
                    worker,
                    round -> {
                      old.add(worker.answer(round));
                      return i == 2 && round.k() == 7 ? old.get(3 * 7) : old.get(old.size() - 1);
                    }));
    assertThat(run(forged, 1).failure())
        .isEqualTo(
            "worker 2 in round 7: MalformedMessageException: a frame of sender 0 and round 7 at bit"
                + " 0");
  }
}
