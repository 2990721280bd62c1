package terse.method;

import java.util.function.ToDoubleFunction;

/**
 * What ties the vectors of a method's nodes together between its rounds, with any compressors and
 * whoever takes part: what a proof takes for granted. Vectors and compressors go by the names that
 * they have at their {@link Site}.
 */
public sealed interface Invariant {
  /** When a worker's copy of one of the server's vectors is equal to it. */
  enum When {
    /** Before every round: the server moves its own by what it sends, when it sends it. */
    AT_ONCE,
    /** One round late: all workers hear in a round what moved the server's in the last one. */
    A_ROUND_LATER,
    /** One round late, where the worker took part in it: it was sent the vector itself. */
    IF_TAKING_PART
  }

  /** One of the server's vectors. */
  @FunctionalInterface
  interface ServerVector {
    /** Its name for this one of n workers. */
    String of(int worker, int workers);
  }

  /** Every worker's vector is a copy of one of the server's. */
  record Mirror(String worker, ServerVector server, When when) implements Invariant {
    /** Both have the same name. */
    public Mirror(String both, When when) {
      this(both, (i, n) -> both, when);
    }
  }

  /** The server's vector is the mean of all workers' vectors of a name, up to rounding. */
  record Mean(String worker, String server) implements Invariant {}

  /**
   * What a compressor does not send of what it is given is kept, and fed back: input = value +
   * residual, and the next input holds the residual times a rate. So it is at every node that has a
   * compressor of this name.
   *
   * @param fedBack the rate, in the round of the next input
   */
  record Residual(String compressor, String residual, ToDoubleFunction<Round> fedBack)
      implements Invariant {}
}
