package terse.cluster;

/**
 * How the nodes of a run are carried out: never what they compute.
 *
 * @param threads one of {@link #AUTO}, {@link #PER_WORKER}, or a number of carriers
 * @param queueCapacity frames that a queue holds before its sender waits
 */
public record Execution(int threads, int queueCapacity) {
  /** One thread a worker, or carriers where platform threads would be too many. */
  public static final int AUTO = 0;

  /** One thread a worker and one for the server. */
  public static final int PER_WORKER = -1;

  /**
   * Above this number of workers {@code auto} means carriers: that many threads cost more than they
   * help.
   */
  public static final int MANY_WORKERS = 256;

  /** The default: {@link #AUTO}, queues of two frames. */
  public static final Execution DEFAULT = new Execution(AUTO, 2);

  public Execution {
    if (threads < PER_WORKER) {
      throw new IllegalArgumentException(
          "threads must be auto, per-worker or a number >= 1, but threads = " + threads);
    }
    if (queueCapacity < 1) {
      throw new IllegalArgumentException(
          "queue-capacity must be >= 1, but queue-capacity = " + queueCapacity);
    }
  }

  /** Whether each of this many workers has a thread of its own. */
  public boolean isPerWorker(int workers) {
    return threads == PER_WORKER || (threads == AUTO && workers <= MANY_WORKERS);
  }

  /** The carriers of workers that have no thread of their own. */
  public int carriers() {
    return threads == AUTO ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
