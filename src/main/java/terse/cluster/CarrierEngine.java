package terse.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * N workers on a few carriers, of which the server's thread is one.
 *
 * <p>Carrier c owns every worker i with i mod P = c and serves it first, for the sake of its
 * caches; then it serves what other carriers have not come to yet. The server waits for answers,
 * not for carriers: one that the machine has no time for holds nothing up. Who waits spins for some
 * microseconds before it parks, where there is a core for each carrier: a parked hand-over costs
 * far more than a short round.
 */
final class CarrierEngine implements Engine {
  private static final long SPIN_NANOS = 50_000;
  private static final int SPINS_BETWEEN_LOOKS = 16;

  private final List<WorkerNode> workers;
  private final List<ArrayBlockingQueue<Letter>> inboxes = new ArrayList<>();
  private final List<ArrayBlockingQueue<Letter>> outboxes = new ArrayList<>();
  private final Carrier[] carriers;
  private final List<Thread> threads = new ArrayList<>();
  private final Thread server;
  private final long spinNanos;
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
    spinNanos = count <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOS : 0;
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

  /**
   * Opens the workers to all carriers. From the first reset on a carrier may serve, so that every
   * letter must be there.
   */
  @Override
  public void allSent() {
    for (Carrier carrier : carriers) {
      carrier.next.set(0);
    }
    long round = opened + 1; // only the server writes it
    opened = round;
    for (int c = 1; c < carriers.length; c++) {
      if (carriers[c].parked) {
        LockSupport.unpark(carriers[c].thread);
      }
    }
    serveAll(0);
  }

  @Override
  public Letter receive(int worker) throws InterruptedException {
    ArrayBlockingQueue<Letter> outbox = outboxes.get(worker);
    Letter answer = outbox.poll();
    if (answer == null && spinNanos > 0) {
      long begin = System.nanoTime();
      while (answer == null && System.nanoTime() - begin < spinNanos) {
        spin();
        answer = outbox.poll();
      }
    }
    try {
      return answer != null ? answer : outbox.take();
    } catch (InterruptedException e) {
      if (broken != null) {
        throw new IllegalStateException("a carrier failed", broken);
      }
      throw e;
    }
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

  private static void spin() {
    for (int i = 0; i < SPINS_BETWEEN_LOOKS; i++) {
      Thread.onSpinWait();
    }
  }

  /** One carrier: the workers it owns, and its thread. */
  private final class Carrier implements Runnable {
    private final int index;
    private final AtomicInteger next = new AtomicInteger(workers.size());
    private volatile boolean parked;
    private Thread thread;

    Carrier(int index) {
      this.index = index;
    }

    @Override
    public void run() {
      try {
        for (long seen = 0; awaitOpened(seen); ) {
          seen = opened;
          serveAll(index);
        }
      } catch (Throwable t) {
        broken = t;
        server.interrupt();
      }
    }

    /** Waits until more rounds than {@code seen} are open; false when the engine closes. */
    private boolean awaitOpened(long seen) {
      if (spinNanos > 0) {
        long begin = System.nanoTime();
        while (opened == seen && !closing && System.nanoTime() - begin < spinNanos) {
          spin();
        }
      }
      if (opened == seen && !closing) {
        parked = true;
        while (opened == seen && !closing) {
          LockSupport.park(CarrierEngine.this);
        }
        parked = false;
      }
      return !closing;
    }
  }
}
