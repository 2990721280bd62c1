package terse.cluster;

import java.util.concurrent.atomic.AtomicReference;
import terse.trace.RunResult;

/** Carries runs out. */
public final class Cluster {
  private Cluster() {}

  /**
   * Carries one run out and returns when no thread of it is left.
   *
   * <p>Whatever a node does ends up in the result's status, never in an exception. An interrupt of
   * the calling thread ends the run as {@link terse.trace.Status#INTERRUPTED}.
   */
  public static RunResult run(Plan plan, Progress progress) {
    boolean perWorker = plan.execution().isPerWorker(plan.problem().workers());
    Run run = new Run(plan, progress, perWorker);
    return perWorker && Threads.haveVirtual() ? onVirtualThread(run) : run.call();
  }

  /**
   * A server on a virtual thread hands over to virtual workers without waking a platform thread.
   */
  private static RunResult onVirtualThread(Run run) {
    AtomicReference<RunResult> result = new AtomicReference<>();
    Thread server = Threads.startLight("terse-server", () -> result.set(run.call()));
    while (true) {
      try {
        server.join();
        return result.get();
      } catch (InterruptedException e) {
        server.interrupt();
      }
    }
  }
}
