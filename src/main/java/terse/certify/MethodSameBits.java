package terse.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.cluster.Execution;
import terse.method.Algorithm;
import terse.method.Round;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.trace.RunResult;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;

/**
 * Whether a method's results depend on anything but its experiment and its messages: on threads,
 * the order of arrival, what ran before, or on what one node sees of another. Results are the
 * records, the ledger, and the last state of all nodes.
 *
 * @param run a run of the method
 * @param messages what its nodes sent
 * @param result what it left
 * @param end its last state
 */
record MethodSameBits(
    Algorithm method, MethodRun run, MethodWitness messages, RunResult result, MethodEnd end) {
  private static final int[] THREADS = {1, 2, 7, Execution.PER_WORKER};

  /** The same result from these threads, with random delays and queues of several lengths. */
  MethodClaim onAnyThreads(int attempts) {
    int runs = 0;
    int wrong = 0;
    String first = "";
    for (int attempt = 0; attempt < attempts; attempt++) {
      for (int threads : THREADS) {
        MethodEnd last = new MethodEnd(run.rounds());
        RunResult actual =
            run.of(
                new MethodDelays(method, attempt),
                new Execution(threads, 1 + attempt % 3),
                0,
                List.of(last));
        runs++;
        if (!isSame(actual, last) && wrong++ == 0) {
          first = ", first on " + (threads == Execution.PER_WORKER ? "n" : threads);
        }
      }
    }
    return MethodClaim.atMost(
        "same bits", wrong, 0, "of " + runs + " runs differ, 1 to n threads" + first);
  }

  private boolean isSame(RunResult actual, MethodEnd last) {
    return IntStream.range(Envelope.SERVER, run.problem().workers())
            .allMatch(node -> last.of(node).equals(end.of(node)))
        && actual.rows().equals(result.rows())
        && costs(actual.ledger()).equals(costs(result.ledger()));
  }

  private static List<Long> costs(Ledger ledger) {
    List<Long> costs = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      costs.add(ledger.bytes(direction));
      costs.add(ledger.messages(direction));
      for (Part part : Part.values()) {
        costs.add(ledger.bits(direction, part));
      }
    }
    return costs;
  }

  /**
   * The same messages and the same last state where the other side of every link is a recording,
   * which hears nothing: a node knows of the others what they sent, and no more.
   */
  MethodClaim knowsMessagesOnly() {
    MethodWitness workers = new MethodWitness(MethodReplay.ofServer(method, messages));
    MethodEnd lastOfWorkers = new MethodEnd(run.rounds());
    run.of(workers, lastOfWorkers, 0);
    MethodWitness server = new MethodWitness(MethodReplay.ofWorkers(method, messages));
    MethodEnd lastOfServer = new MethodEnd(run.rounds());
    run.of(server, lastOfServer, 0);
    int n = run.problem().workers();
    List<String> wrong = new ArrayList<>();
    if (!isSame(server, lastOfServer, Envelope.SERVER)) {
      wrong.add("the server");
    }
    for (int i = 0; i < n; i++) {
      if (!isSame(workers, lastOfWorkers, i)) {
        wrong.add("worker " + i);
      }
    }
    String which = wrong.isEmpty() ? "" : ": " + String.join(", ", wrong);
    return MethodClaim.atMost(
        "messages only",
        wrong.size(),
        0,
        "of " + (n + 1) + " nodes differ beside recordings" + which);
  }

  /** Whether a node sent the same beside recordings, and has the same vectors at the end. */
  private boolean isSame(MethodWitness beside, MethodEnd last, int node) {
    for (Round round : messages.rounds()) {
      int k = round.k();
      for (int i = 0; i < round.workers(); i++) {
        boolean same =
            node == Envelope.SERVER
                ? isSame(beside.down(k, i), messages.down(k, i))
                : i != node || isSame(beside.up(k, i), messages.up(k, i));
        if (!same) {
          return false;
        }
      }
    }
    return last.of(node).equals(end.of(node));
  }

  private static boolean isSame(Message actual, Message expected) {
    if (actual == null || expected == null) {
      return actual == expected;
    }
    return actual.bits() == expected.bits() && Arrays.equals(actual.payload(), expected.payload());
  }
}
