package terse.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A thread for each worker, each behind its own two queues.
 *
 * <p>The server first waits for the worker that was called last: by then most others have answered,
 * so that it is woken once in a round and not once for each worker.
 */
final class PerWorkerEngine implements Engine {
  private final List<BlockingQueue<Letter>> inboxes = new ArrayList<>();
  private final List<BlockingQueue<Letter>> outboxes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private Letter lastAnswer;

  PerWorkerEngine(List<WorkerNode> workers, int capacity, String name) {
    for (int i = 0; i < workers.size(); i++) {
      BlockingQueue<Letter> inbox = new ArrayBlockingQueue<>(capacity);
      BlockingQueue<Letter> outbox = new ArrayBlockingQueue<>(capacity);
      WorkerNode worker = workers.get(i);
      inboxes.add(inbox);
      outboxes.add(outbox);
      try {
        threads.add(Threads.startLight(name + "-worker-" + i, () -> serve(worker, inbox, outbox)));
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
  public Letter receive(int worker) throws InterruptedException {
    int last = outboxes.size() - 1;
    if (worker == 0) {
      lastAnswer = outboxes.get(last).take();
    }
    return worker == last ? lastAnswer : outboxes.get(worker).take();
  }

  @Override
  public void close() {
    Threads.end(threads);
  }

  private static void serve(
      WorkerNode worker, BlockingQueue<Letter> inbox, BlockingQueue<Letter> outbox) {
    try {
      while (true) {
        outbox.put(worker.handle(inbox.take()));
      }
    } catch (InterruptedException end) {
      // close() interrupts a worker that waits: that is how its thread ends.
    }
  }
}
