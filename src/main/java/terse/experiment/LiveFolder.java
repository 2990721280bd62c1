package terse.experiment;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.cluster.Plan;
import terse.report.ReportServer;
import terse.trace.Ledger;
import terse.trace.Output;
import terse.trace.OutputException;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * Writes what the runs of an experiment have recorded so far into a hidden folder beside their
 * results, whole files, again and again; it is removed at the end. Writing takes a tenth of the
 * time at most. Where it cannot be written, the runs go on.
 */
public final class LiveFolder implements Listener, AutoCloseable {
  private static final long LEAST_NANOS = 1_000_000_000L;
  private static final int SHARE = 10;

  private final Experiment experiment;
  private final Path folder;
  private final Listener next;
  private final Map<List<Object>, Plan> plans = new LinkedHashMap<>();
  private final Map<List<Object>, List<Row>> rows = new HashMap<>();
  private final Map<List<Object>, RunResult> ended = new HashMap<>();
  private final Instant begin = Instant.now();
  private final long start = System.nanoTime();
  private final long least;
  private long due;

  /**
   * Of an experiment that is prepared.
   *
   * @param results the folder that the results will go to, which exists
   * @param next hears everything, too
   */
  public LiveFolder(Experiment experiment, Path results, Listener next) {
    this(experiment, results, LEAST_NANOS, next);
  }

  /** With another least time between two writings. */
  LiveFolder(Experiment experiment, Path results, long leastNanos, Listener next) {
    this.experiment = experiment;
    least = leastNanos;
    due = start + leastNanos;
    this.next = next;
    folder = results.resolve(ReportServer.PARTIAL);
    for (Method method : experiment.methods()) {
      for (int repeat = 0; repeat < experiment.repeats(); repeat++) {
        plans.put(List.of(method.label(), repeat), experiment.plan(method, repeat));
      }
    }
  }

  @Override
  public void recorded(String method, int repeat, Row row) {
    next.recorded(method, repeat, row);
    synchronized (this) {
      rows.computeIfAbsent(List.of(method, repeat), run -> new ArrayList<>()).add(row);
      write();
    }
  }

  @Override
  public void ended(RunResult run) {
    next.ended(run);
    synchronized (this) {
      ended.put(List.of(run.method(), run.repeat()), run);
      rows.remove(List.of(run.method(), run.repeat()));
    }
  }

  private void write() {
    long now = System.nanoTime();
    if (now < due) {
      return;
    }
    List<RunResult> runs = new ArrayList<>();
    plans.forEach((key, plan) -> runs.add(ended.getOrDefault(key, underWay(key, plan))));
    try {
      Output.prepare(folder);
      new Results(experiment, runs, begin, (now - start) * 1e-9).write(folder);
    } catch (OutputException e) {
      remove(); // a full disk, say: the results themselves will tell
    }
    long after = System.nanoTime();
    due = after + Math.max(least, SHARE * (after - now));
  }

  private RunResult underWay(List<Object> key, Plan plan) {
    List<Row> so = rows.getOrDefault(key, List.of());
    return new RunResult(
        plan.label(),
        plan.repeat(),
        Status.RUNNING,
        so.isEmpty() ? 0 : so.get(so.size() - 1).round(),
        List.copyOf(so),
        new Ledger(plan.pricing()),
        plan.start(),
        (System.nanoTime() - start) * 1e-9,
        null);
  }

  /** Removes the folder. */
  @Override
  public synchronized void close() {
    remove();
  }

  private void remove() {
    File[] files = folder.toFile().listFiles();
    for (File file : files == null ? new File[0] : files) {
      file.delete();
    }
    folder.toFile().delete();
  }
}
