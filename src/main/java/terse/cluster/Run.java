package terse.cluster;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Round;
import terse.method.Uplinks;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.trace.Readings;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.MalformedMessageException;
import terse.wire.Message;

/**
 * One run, seen from the server's thread: opens the nodes, carries the rounds out, keeps the
 * ledger, ends everything.
 */
final class Run {
  private final Plan plan;
  private final boolean perWorker;
  private final int n;
  private final long key;
  private final Ledger ledger;
  private final Progress progress;
  private final List<WorkerNode> workers = new ArrayList<>();
  private Records records;
  private Moment moment;
  private Algorithm.Server server;
  private Engine engine;
  private int k;

  Run(Plan plan, Progress progress, boolean perWorker) {
    this.plan = plan;
    this.progress = progress;
    this.perWorker = perWorker;
    ledger = new Ledger(plan.pricing());
    n = plan.problem().workers();
    key = Keys.run(plan.seed(), plan.repeat());
  }

  /** Carries the run out on the calling thread, which becomes the server's. */
  RunResult call() {
    long begin = System.nanoTime();
    Status status;
    String failure = null;
    try {
      open();
      try {
        status = rounds() ? Status.FINISHED : Status.DIVERGED;
      } finally {
        engine.close();
      }
    } catch (InterruptedException e) {
      status = Status.INTERRUPTED;
    } catch (NodeFailure e) {
      status = e.diverged() ? Status.DIVERGED : Status.FAILED;
      failure = e.getMessage();
    } catch (NotFiniteException e) {
      status = Status.DIVERGED;
      failure = NodeFailure.describe(Envelope.SERVER, k, e);
    } catch (Throwable t) {
      status = Status.FAILED;
      failure = NodeFailure.describe(Envelope.SERVER, k, t);
    }
    List<Row> rows = records == null ? List.of() : records.rows();
    Readings readings = records == null ? new Readings() : records.readings();
    double seconds = (System.nanoTime() - begin) * 1e-9;
    return new RunResult(
        plan.label(),
        plan.repeat(),
        status,
        k,
        rows,
        readings,
        ledger,
        lastModel(),
        seconds,
        failure);
  }

  /** The server's model; x_0 where there is none, for a server that failed may fail once more. */
  private Vector lastModel() {
    try {
      return server == null ? plan.start() : server.model();
    } catch (Throwable t) {
      return plan.start();
    }
  }

  private void open() throws NodeFailure {
    records = new Records(plan, progress);
    NodeSite site = new NodeSite(plan, key, Envelope.SERVER);
    server = plan.algorithm().server(site);
    for (int i = 0; i < n; i++) {
      try {
        workers.add(new WorkerNode(plan, key, i));
      } catch (Throwable t) {
        throw new NodeFailure(i, 0, t);
      }
    }
    moment = new Moment(plan.problem(), server, site, workers);
    int capacity = plan.execution().queueCapacity();
    String name = "terse-" + plan.label() + "-" + plan.repeat();
    engine =
        perWorker
            ? new PerWorkerEngine(workers, capacity, name)
            : new CarrierEngine(workers, plan.execution().carriers(), capacity, name);
  }

  /** False when the run diverged. */
  private boolean rounds() throws InterruptedException, NodeFailure {
    Uplinks uplinks = new Uplinks(n);
    double previous = 0;
    for (k = 0; k < plan.rounds(); k++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      moment.moveTo(k, previous);
      records.see(moment);
      if (plan.records(k) && !records.record(moment, ledger)) {
        return false;
      }
      double stepsize = plan.stepsizes().at(k);
      Round round = new Round(k, stepsize, previous, n, present());
      send(round, server.send(round));
      engine.allSent();
      receive(round, uplinks);
      server.receive(round, uplinks);
      previous = stepsize;
    }
    moment.moveTo(k, previous);
    records.see(moment);
    return records.record(moment, ledger);
  }

  private void send(Round round, Downlink downlink) throws InterruptedException {
    Message last = null;
    Letter letter = Letter.of(round, null);
    Letter empty = letter;
    long copies = 0;
    for (int i = 0; i < n; i++) {
      Message message = downlink.to(i, round);
      if (message == null) {
        engine.send(i, empty);
        continue;
      }
      if (message != last) {
        bill(last, copies);
        last = message;
        copies = 0;
        letter = Letter.of(round, message);
      }
      copies++;
      engine.send(i, letter);
    }
    bill(last, copies);
  }

  private void bill(Message message, long copies) {
    if (message != null) {
      ledger.add(Direction.DOWN, message, plan.broadcastOnce() ? 1 : copies);
    }
  }

  private void receive(Round round, Uplinks uplinks) throws InterruptedException, NodeFailure {
    for (int i = 0; i < n; i++) {
      Letter answer = engine.receive(i);
      Throwable thrown = workers.get(i).failure();
      if (thrown != null) {
        throw new NodeFailure(i, round.k(), thrown);
      }
      if (answer.sent() != null) {
        ledger.add(Direction.UP, answer.sent(), 1);
      }
      uplinks.put(i, open(answer, i));
    }
  }

  /**
   * The answer as the server reads it; a frame that is damaged, or another worker's, or another
   * round's, is refused.
   */
  private Message open(Letter answer, int worker) throws NodeFailure {
    try {
      Message message = answer.open(key, plan.precision(), plan.start().dimension());
      if (message != null) {
        Envelope said = message.envelope();
        if (said.sender() != worker || said.round() != k) {
          throw new MalformedMessageException(
              "a frame of sender " + said.sender() + " and round " + said.round(), 0);
        }
      }
      return message;
    } catch (MalformedMessageException e) {
      throw new NodeFailure(worker, k, e);
    }
  }

  /**
   * Who takes part in this round: each with the probability of the plan, drawn again while nobody
   * does; null for all.
   */
  private BitSet present() {
    if (plan.participation() >= 1) {
      return null;
    }
    Coins coins = new Coins(Keys.participation(key, k));
    BitSet present = new BitSet(n);
    while (present.isEmpty()) {
      for (int i = 0; i < n; i++) {
        present.set(i, coins.nextDouble() < plan.participation());
      }
    }
    return present;
  }
}
