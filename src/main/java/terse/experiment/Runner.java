package terse.experiment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.trace.Ledger;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * Carries out the runs of an experiment, methods times repeats: as many at once as fill the cores.
 *
 * <p>A run that fails leaves the others alone. {@link #interrupt}, or an interrupt of the calling
 * thread, ends the runs that are under way and those that have not begun with {@link
 * Status#INTERRUPTED}; what is finished keeps its result.
 */
public final class Runner {
  private static final long PATIENCE_SECONDS = 20;

  private final Experiment experiment;
  private final Listener listener;
  private final Cores cores;
  private final Set<Thread> running = new HashSet<>();
  private boolean stopped;

  public Runner(Experiment experiment, Listener listener) {
    this(experiment, listener, Cores.all(OptionalInt.empty()));
  }

  /** A runner of which every run waits until the cores that it fills are free. */
  public Runner(Experiment experiment, Listener listener, Cores cores) {
    this.experiment = experiment;
    this.listener = listener;
    this.cores = cores;
  }

  /**
   * Cores that several runners share, so that together they fill them and do not crowd them.
   *
   * @param number of cores
   * @param threads the carriers of every run; what the experiment says where it is not given
   */
  public record Cores(int number, OptionalInt threads, Semaphore free) {
    /** All cores of the machine. */
    public static Cores all(OptionalInt threads) {
      return of(Runtime.getRuntime().availableProcessors(), threads);
    }

    /** This many cores. */
    public static Cores of(int number, OptionalInt threads) {
      return new Cores(number, threads, new Semaphore(number, true));
    }

    /**
     * The cores that a run fills by itself: carriers do, threads for each worker mostly wait. None
     * fills more than there are.
     */
    private int filledBy(Plan plan) {
      Execution execution = plan.execution();
      boolean waits = execution.isPerWorker(plan.problem().workers());
      return waits ? 1 : Math.min(number, execution.carriers());
    }
  }

  /** Carries out all runs. Returns their results in the order of methods, then of repeats. */
  public Results run() {
    experiment.prepare();
    Instant begin = Instant.now();
    long nanos = System.nanoTime();
    List<Plan> plans = new ArrayList<>();
    for (Method method : experiment.methods()) {
      for (int repeat = 0; repeat < experiment.repeats(); repeat++) {
        plans.add(experiment.plan(method, repeat, cores.threads()));
      }
    }
    List<RunResult> results = runAll(plans);
    return new Results(experiment, results, begin, (System.nanoTime() - nanos) * 1e-9);
  }

  private List<RunResult> runAll(List<Plan> plans) {
    int parallel =
        Math.max(1, Math.min(plans.size(), cores.number() / cores.filledBy(plans.get(0))));
    ExecutorService pool =
        Executors.newFixedThreadPool(
            parallel,
            task -> {
              Thread thread = new Thread(task, "terse-runner");
              thread.setDaemon(true);
              return thread;
            });
    List<Future<RunResult>> futures = new ArrayList<>();
    plans.forEach(plan -> futures.add(pool.submit(() -> runOne(plan))));
    try {
      List<RunResult> results = new ArrayList<>();
      for (Future<RunResult> future : futures) {
        results.add(await(future));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * The result, whatever interrupts arrive meanwhile: they end the runs, and the calling thread
   * keeps the last one.
   */
  private RunResult await(Future<RunResult> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
          interrupt();
        } catch (ExecutionException e) {
          throw new IllegalStateException("a run was not carried out", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RunResult runOne(Plan plan) {
    int filled = cores.filledBy(plan);
    cores.free().acquireUninterruptibly(filled);
    try {
      return runNow(plan);
    } finally {
      cores.free().release(filled);
    }
  }

  private RunResult runNow(Plan plan) {
    if (!enter()) {
      return notBegun(plan);
    }
    RunResult result;
    try {
      result = Cluster.run(plan, row -> listener.recorded(plan.label(), plan.repeat(), row));
    } finally {
      leave();
    }
    listener.ended(result);
    return result;
  }

  private static RunResult notBegun(Plan plan) {
    return new RunResult(
        plan.label(),
        plan.repeat(),
        Status.INTERRUPTED,
        0,
        List.of(),
        new Ledger(plan.pricing()),
        plan.start(),
        0,
        null);
  }

  private synchronized boolean enter() {
    return !stopped && running.add(Thread.currentThread());
  }

  private synchronized void leave() {
    running.remove(Thread.currentThread());
    Thread.interrupted(); // an interrupt was for the run, not for the pool
  }

  /** Ends all runs soon. */
  public synchronized void interrupt() {
    stopped = true;
    running.forEach(Thread::interrupt);
  }

  /**
   * Carries out {@code work}, which runs this runner and writes its results, so that a Ctrl-C
   * meanwhile ends the runs and lets the work end before the JVM does.
   */
  public void guard(Runnable work) {
    guard(this::interrupt, work);
  }

  /** The same for work that {@code stop} ends soon. */
  public static void guard(Runnable stop, Runnable work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.run();
              try {
                done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "terse-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM is ending already, and the hook with it.
      }
    }
  }
}
