package terse.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * N workers on a few carriers, of which the server's thread is one.
 *
 * <p>Carrier c owns every worker i with i mod P = c and serves it first, for the sake of its caches; then it serves what other carriers
 * have not come to yet. A carrier that finds no work spins for some microseconds before it parks, where there is a core for each carrier: a
 * parked hand-over costs far more than a short round.
 */
final class CarrierEngine implements Engine {
  private static final int SPINS = 20_000;

  private final List<WorkerNode> workers;
  private final List<ArrayBlockingQueue<Letter>> inboxes = new ArrayList<>();
  private final List<ArrayBlockingQueue<Letter>> outboxes = new ArrayList<>();
  private final Carrier[] carriers;
  private final List<Thread> threads = new ArrayList<>();
  private final Thread server;
  private final int spins;
  private volatile long opened;
  private volatile boolean closing;
  private volatile Throwable broken;

  /** Engine for the calling thread as the server. */
  CarrierEngine(List<WorkerNode> workers, int count, int capacity, String name) {
    this.workers = workers;
    for (int i = 0; i < workers.size(); i++) {
      inboxes.add(new ArrayBlockingQueue<>(capacity));
      outboxes.add(new ArrayBlockingQueue<>(capacity));
    }
    server = Thread.currentThread();
    spins = count <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
    carriers = new Carrier[Math.min(count, workers.size())];
    for (int c = 0; c < carriers.length; c++) {
      carriers[c] = new Carrier(c);
    }
    for (int c = 1; c < carriers.length; c++) {
      Carrier carrier = carriers[c];
      try {
        carrier.thread = Threads.startPlatform(name + "-carrier-" + c, carrier);
        threads.add(carrier.thread);
      } catch (Throwable t) {
        close();
        throw t;
      }
    }
  }

  @Override
  public void send(int worker, Letter letter) throws InterruptedException {
    inboxes.get(worker).put(letter);
  }

  @Override
  public void allSent() {
    for (Carrier carrier : carriers) {
      carrier.next.set(0);
    }
    long round = opened + 1;
    opened = round;
    for (int c = 1; c < carriers.length; c++) {
      if (carriers[c].parked) {
        LockSupport.unpark(carriers[c].thread);
      }
    }
    serveAll(0);
    for (int c = 1; c < carriers.length; c++) {
      carriers[c].awaitDone(round);
    }
    if (broken != null) {
      throw new IllegalStateException("a carrier failed", broken);
    }
  }

  @Override
  public Letter receive(int worker) throws InterruptedException {
    return outboxes.get(worker).take();
  }

  @Override
  public void close() {
    closing = true;
    Threads.end(threads);
  }

  private void serveAll(int first) {
    for (int step = 0; step < carriers.length; step++) {
      int owner = (first + step) % carriers.length;
      AtomicInteger next = carriers[owner].next;
      while (true) {
        int i = owner + carriers.length * next.getAndIncrement();
        if (i >= workers.size()) {
          break;
        }
        Letter letter = inboxes.get(i).poll();
        if (!outboxes.get(i).offer(workers.get(i).handle(letter))) {
          throw new IllegalStateException("the server did not take an answer of worker " + i);
        }
      }
    }
  }

  /** One carrier: the workers it owns, and how far it is. */
  private final class Carrier implements Runnable {
    private final int index;
    private final AtomicInteger next = new AtomicInteger();
    private volatile long done;
    private volatile boolean parked;
    private volatile boolean serverParked;
    private Thread thread;

    Carrier(int index) {
      this.index = index;
    }

    @Override
    public void run() {
      long round = 0;
      while (awaitOpened(++round)) {
        try {
          serveAll(index);
        } catch (Throwable t) {
          broken = t;
        }
        done = round;
        if (serverParked) {
          LockSupport.unpark(server);
        }
      }
    }

    private boolean awaitOpened(long round) {
      for (int spin = 0; spin < spins && opened < round && !closing; spin++) {
        Thread.onSpinWait();
      }
      if (opened < round && !closing) {
        parked = true;
        while (opened < round && !closing) {
          LockSupport.park(CarrierEngine.this);
        }
        parked = false;
      }
      return !closing;
    }

    /** The server's wait for this carrier's last workers. Not cut short by an interrupt: a round's work is bounded. */
    private void awaitDone(long round) {
      for (int spin = 0; spin < spins && done < round; spin++) {
        Thread.onSpinWait();
      }
      if (done < round) {
        serverParked = true;
        boolean interrupted = false;
        while (done < round) {
          LockSupport.park(CarrierEngine.this);
          interrupted |= Thread.interrupted();
        }
        serverParked = false;
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
