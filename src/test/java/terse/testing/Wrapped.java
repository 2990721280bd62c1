package terse.testing;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import terse.compress.Guaranteed;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.wire.Message;

/** A method whose nodes are wrapped: to watch them, to delay them, to make them fail. */
public record Wrapped(
    Algorithm inner,
    BiFunction<Integer, Oracle, Oracle> oracles,
    BiFunction<Integer, Worker, Worker> workers,
    UnaryOperator<Server> servers)
    implements Algorithm {

  /** Wraps the oracle of each worker. */
  public static Algorithm oracles(Algorithm inner, BiFunction<Integer, Oracle, Oracle> oracles) {
    return new Wrapped(inner, oracles, (node, worker) -> worker, server -> server);
  }

  /** Wraps the worker of each number. */
  public static Algorithm workers(Algorithm inner, BiFunction<Integer, Worker, Worker> workers) {
    return new Wrapped(inner, (node, oracle) -> oracle, workers, server -> server);
  }

  /** Wraps the server. */
  public static Algorithm server(Algorithm inner, UnaryOperator<Server> servers) {
    return new Wrapped(inner, (node, oracle) -> oracle, (node, worker) -> worker, servers);
  }

  /** Delays each answer by a random time, at most this many nanoseconds. */
  public static Algorithm delayed(Algorithm inner, int nanoseconds, long seed) {
    return workers(
        inner,
        (node, worker) -> {
          SplittableRandom random = new SplittableRandom(seed * 1_000 + node);
          return answering(
              worker,
              round -> {
                LockSupport.parkNanos(random.nextInt(nanoseconds));
                return worker.answer(round);
              });
        });
  }

  /** A worker that hears as this one does and answers so. */
  public static Worker answering(Worker worker, Answer answer) {
    return new Worker() {
      @Override
      public void hear(Round round, Message fromServer) {
        worker.hear(round, fromServer);
      }

      @Override
      public Message answer(Round round) {
        return answer.to(round);
      }
    };
  }

  /** What a worker answers in a round. */
  @FunctionalInterface
  public interface Answer {
    Message to(Round round);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    int node = site.node();
    return workers.apply(node, inner.worker(site, oracles.apply(node, oracle)));
  }

  @Override
  public Server server(Site site) {
    return servers.apply(inner.server(site));
  }

  @Override
  public PerWorker uplink() {
    return inner.uplink();
  }

  @Override
  public Guaranteed downlink() {
    return inner.downlink();
  }

  @Override
  public Optional<String> needsAllWorkers() {
    return inner.needsAllWorkers();
  }
}
