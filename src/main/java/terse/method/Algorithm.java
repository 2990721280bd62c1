package terse.method;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Guaranteed;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.theory.Assumption;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * A distributed method. In a round the server sends, every worker hears it, the workers that take
 * part answer, the server receives the answers.
 *
 * <p>All parties know the start x_0. A method whose downlink carries increments sends nothing in
 * round 0.
 */
public interface Algorithm {
  /** A new worker, with its state declared at the site. */
  Worker worker(Site site, Oracle oracle);

  /** A new server, with its state declared at the site. */
  Server server(Site site);

  /** The workers' compressors. */
  default PerWorker uplink() {
    return PerWorker.all(Identity.INSTANCE);
  }

  /** The server's compressor, or its compressors where it has one for each worker. */
  default Guaranteed downlink() {
    return Identity.INSTANCE;
  }

  /** The theorems about it, the one that {@code stepsize: theory} means first. */
  default List<Theorem> theorems() {
    return List.of();
  }

  /** What ties the vectors of its nodes together; what is not said here nobody checks. */
  default List<Invariant> invariants() {
    return List.of();
  }

  /**
   * What it is when nothing is compressed: gradient descent, unless it says otherwise. Empty where
   * it always compresses.
   */
  default Optional<Uncompressed> uncompressed() {
    return Optional.of(Uncompressed.gradientDescent(this));
  }

  /**
   * What it is written down with that a setting and step sizes may lack: an experiment that lacks
   * some of it is warned, with the numbers, and run.
   */
  default List<Assumption> needs(Setting setting, IntToDoubleFunction eta) {
    return List.of();
  }

  /**
   * Why every worker must take part in every round; empty where the method says what an absent
   * worker means.
   */
  default Optional<String> needsAllWorkers() {
    return Optional.empty();
  }

  /**
   * One worker. The cluster calls {@link #hear} in every round, and then {@link #answer} when the
   * worker takes part.
   */
  interface Worker {
    /**
     * Takes what the server sent to it in this round. Not called when nothing was sent to this
     * worker.
     */
    void hear(Round round, Message fromServer);

    /** The worker's message of this round. */
    Message answer(Round round);
  }

  /** The server. */
  interface Server {
    /** What the workers are to hear at the start of this round. */
    Downlink send(Round round);

    /** Takes the answers of the workers that took part, in worker order. */
    void receive(Round round, Uplinks messages);

    /**
     * The model that the method's theorem speaks of, whose loss is recorded. Read between rounds,
     * never written to.
     */
    Vector model();
  }
}
