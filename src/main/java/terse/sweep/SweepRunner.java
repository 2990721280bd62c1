package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import terse.experiment.Experiment;
import terse.experiment.Listener;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.experiment.Runner.Cores;
import terse.trace.Output;
import terse.trace.Status;

/**
 * Carries out the points of a sweep that its store does not have: their runs share the cores, one
 * core each, or more where there are fewer runs than cores. Results depend on none of this.
 *
 * <p>{@link #interrupt}, or a failure to write, ends the runs that are under way; the points that
 * are finished stay in the store. A point of which a run failed is kept, too, but is carried out
 * again by the next sweep.
 */
public final class SweepRunner {
  private final Sweep sweep;
  private final PointStore store;
  private final SweepListener listener;
  private final boolean ownThreads;
  private final Set<Runner> running = new HashSet<>();
  private boolean stopped;

  /**
   * A runner.
   *
   * @param ownThreads whether runs have the threads that the experiment says, not those that fill
   *     the cores
   */
  SweepRunner(Sweep sweep, PointStore store, SweepListener listener, boolean ownThreads) {
    this.sweep = sweep;
    this.store = store;
    this.listener = listener;
    this.ownThreads = ownThreads;
  }

  /**
   * Carries out what a folder is missing of a sweep, and writes the tables and the page of all of
   * it. A Ctrl-C meanwhile ends the runs; empty then.
   *
   * @param ownThreads whether runs have the threads that the experiment says, not those that fill
   *     the cores
   * @throws terse.trace.OutputException where the folder cannot be written to, or another process
   *     is writing into it
   */
  public static Optional<SweepResults> run(
      Sweep sweep, Path folder, Shard shard, SweepListener listener, boolean ownThreads) {
    try (PointStore store = PointStore.open(folder)) {
      try (Output output = new Output(folder)) {
        output.add(SweepPlan.FILE, out -> out.write(sweep.plan().json()));
        output.commit();
      }
      SweepRunner runner = new SweepRunner(sweep, store, listener, ownThreads);
      List<SweepResults> results = new ArrayList<>();
      Runner.guard(
          runner::interrupt,
          () -> {
            if (runner.run(shard.of(sweep.plan()))) {
              SweepResults left = SweepResults.of(folder, store, sweep.plan(), shard);
              left.write();
              results.add(left);
            }
          });
      return results.stream().findFirst();
    }
  }

  /** Carries out what is missing of these points. Returns whether all of it was. */
  boolean run(List<Point> points) {
    List<Point> missing = missing(points);
    listener.begins(points.size(), missing.size());
    if (missing.isEmpty()) {
      return true;
    }
    int number = Runtime.getRuntime().availableProcessors();
    Experiment first = sweep.experiment(missing.get(0));
    long runs = (long) missing.size() * first.labels().size() * first.repeats();
    OptionalInt threads =
        ownThreads
            ? OptionalInt.empty()
            : OptionalInt.of((int) Math.max(1, Math.min(first.workers(), number / runs)));
    Cores cores = Cores.of(number, threads);
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(number, missing.size()),
            task -> {
              Thread thread = new Thread(task, "terse-sweep");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> futures = new ArrayList<>();
      missing.forEach(point -> futures.add(pool.submit(() -> carryOut(point, cores))));
      awaitAll(futures);
    } finally {
      pool.shutdownNow();
    }
    return !isStopped();
  }

  /** The points that the store does not have, or of which a run failed; of equal ones the first. */
  private List<Point> missing(List<Point> points) {
    Map<String, Point> missing = new LinkedHashMap<>();
    for (Point point : points) {
      if (!missing.containsKey(point.hash())
          && (!store.has(point.hash()) || failed(point.hash()))) {
        missing.put(point.hash(), point);
      }
    }
    return List.copyOf(missing.values());
  }

  private boolean failed(String hash) {
    return PointRuns.statuses(store.folder(hash)).contains(Status.FAILED);
  }

  private void carryOut(Point point, Cores cores) {
    if (isStopped()) {
      return;
    }
    Experiment experiment = sweep.experiment(point);
    Runner runner = new Runner(experiment, Listener.NONE, cores);
    if (!enter(runner)) {
      return;
    }
    try {
      Results results = runner.run();
      if (!results.any(Status.INTERRUPTED)) {
        store.put(point.hash(), results::writeWithoutReport);
        List<Status> statuses = new ArrayList<>();
        for (int m = 0; m < experiment.labels().size(); m++) {
          statuses.add(results.status(m));
        }
        listener.done(point, statuses, experiment.warnings(), results.seconds());
      }
    } finally {
      leave(runner);
    }
  }

  /** Waits for all points, and throws what the first failure threw. */
  private void awaitAll(List<Future<?>> futures) {
    RuntimeException first = null;
    for (Future<?> future : futures) {
      try {
        await(future);
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Waits for a point; one that cannot be carried out ends the others. */
  private void await(Future<?> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
          interrupt();
        } catch (ExecutionException e) {
          interrupt();
          if (e.getCause() instanceof RuntimeException cause) {
            throw cause;
          }
          throw new IllegalStateException("a point was not carried out", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized boolean enter(Runner runner) {
    return !stopped && running.add(runner);
  }

  private synchronized void leave(Runner runner) {
    running.remove(runner);
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends all runs soon. */
  public synchronized void interrupt() {
    stopped = true;
    running.forEach(Runner::interrupt);
  }
}
