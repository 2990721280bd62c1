package terse.experiment;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.billing.Convention;
import terse.cluster.Execution;
import terse.config.Key;
import terse.experiment.yaml.Node;
import terse.objective.ProblemType;
import terse.theory.Noise;
import terse.wire.Precision;

/**
 * An experiment as it is written: its keys, their defaults and the rules that need no more than the
 * keys.
 */
record Spec(
    @Key("names the output folder: letters, digits and '-'; by default the file's name")
        Optional<String> name,
    @Key(value = "of every random number", orElse = "0") long seed,
    @Key(value = "independent repeats of every method", orElse = "1") int repeats,
    @Key("n; by default what the problem says") OptionalInt workers,
    @Key("K, or epochs in its place") OptionalInt rounds,
    @Key("passes over the data, in place of rounds") OptionalInt epochs,
    @Key(value = "rows that each worker draws each round", orElse = "full") Batch batch,
    @Key(
            value = "of the workers' gradients, added: E|xi|^2 = B |g|^2 + C with E xi = 0",
            orElse = "{}")
        OracleNoise noise,
    @Key(value = "how a real number travels", orElse = "float32") Precision precision,
    @Key(value = "never changes a result", orElse = "auto") Threads threads,
    @Key(value = "frames that a queue holds before its sender waits", orElse = "2")
        int queueCapacity,
    @Key(value = "probability that a worker takes part in a round", orElse = "1.0")
        double participation,
    @Key("x_0: by default zeros, for a neural network layers") Optional<Start> start,
    @Key("what is minimised") ProblemType problem,
    @Key(
            "eta: a number, an expression in k, K, n, d, b, L, Lmax, L_frobenius, mu and omega, delta,"
                + " zeta, beta, gamma with _up or _down; theory: what a theorem about the method"
                + " allows; or {piecewise: [[epoch, eta], ...]}")
        Optional<Stepsize> stepsize,
    @Key("what is compared") List<MethodEntry> methods,
    @Key(value = "what is written down", orElse = "{}") Recording record,
    @Key(value = "bounds of theorems beside the curves", orElse = "false") boolean theory,
    @Key(value = "what messages cost", orElse = "{}") Billing billing,
    @Key("what must hold of the results, for terse check") Optional<List<ExpectationEntry>> expect,
    @Key("keys and the values to try: for terse sweep") Optional<Swept> sweep) {

  /** What {@code terse sweep} varies, as it is written. */
  record Swept(Node node) {}

  /** Rows drawn by each worker each round. */
  record Batch(int rows) {
    /** All rows. */
    static final int FULL = 0;
  }

  /** Gaussian noise that is added to the gradients of the workers. */
  record OracleNoise(
      @Key(value = "B", orElse = "0") double relative,
      @Key(value = "C", orElse = "0") double absolute) {
    OracleNoise {
      check("relative", relative);
      check("absolute", absolute);
    }

    private static void check(String key, double value) {
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "noise needs " + key + " >= 0, but " + key + " = " + value);
      }
    }

    Noise asNoise() {
      return new Noise(relative, absolute);
    }
  }

  /** How nodes are carried out, in the numbers of {@link Execution}. */
  record Threads(int number) {
    /** The words that stand for numbers. */
    static LinkedHashMap<String, Integer> words() {
      LinkedHashMap<String, Integer> words = new LinkedHashMap<>();
      words.put("auto", Execution.AUTO);
      words.put("per-worker", Execution.PER_WORKER);
      return words;
    }
  }

  /** What is written down of a run. */
  record Recording(
      @Key(
              value = "rounds between two records; the first and the last are always recorded",
              orElse = "1")
          int every,
      @Key(
              value =
                  "records are of the rounds offset, offset + every, ..., the first and the last",
              orElse = "0")
          int offset,
      @Key("a value in place of f*, such as one that a paper used: for reference_excess_loss")
          OptionalDouble referenceLoss,
      @Key(
              value = "norms of states, distances of memories, errors of compressions, by node",
              orElse = "false")
          boolean diagnostics,
      @Key(value = "share of the workers' rows in the right class", orElse = "false")
          boolean accuracy) {
    Recording {
      if (every < 1) {
        throw new IllegalArgumentException("record needs every >= 1, but every = " + every);
      }
      if (offset < 0 || offset >= every) {
        throw new IllegalArgumentException(
            "record needs 0 <= offset < every = " + every + ", but offset = " + offset);
      }
    }
  }

  /** What messages cost. */
  record Billing(
      @Key(value = "a message to all workers costs once, or once for each", orElse = "each")
          Broadcast broadcast,
      @Key(value = "what the same messages would cost otherwise, counted besides", orElse = "[]")
          List<Convention> conventions) {
    Billing {
      if (new HashSet<>(conventions).size() < conventions.size()) {
        throw new IllegalArgumentException(
            "billing needs conventions that differ, but one is twice");
      }
    }
  }

  /** How often a message to several workers is billed. */
  enum Broadcast {
    EACH,
    ONCE
  }

  Spec {
    atLeastOne("repeats", repeats);
    atLeastOne("workers", workers.orElse(1));
    atLeastOne("rounds", rounds.orElse(1));
    atLeastOne("epochs", epochs.orElse(1));
    atLeastOne("queue-capacity", queueCapacity);
    if (rounds.isPresent() && epochs.isPresent()) {
      throw new IllegalArgumentException(
          "exactly one of rounds and epochs must be given, but rounds = "
              + rounds.getAsInt()
              + " and epochs = "
              + epochs.getAsInt());
    }
    if (rounds.isEmpty() && epochs.isEmpty()) {
      throw new IllegalArgumentException(
          "exactly one of rounds and epochs must be given, but neither is");
    }
    if (!(participation > 0 && participation <= 1)) {
      throw new IllegalArgumentException(
          "must be a probability above 0 and at most 1, but participation = " + participation);
    }
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("must have at least one method, but methods = []");
    }
    if (name.isPresent() && !name.get().matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException(
          "must be letters, digits and '-', at most 100, but name = " + name.get());
    }
  }

  private static void atLeastOne(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("must be >= 1, but " + key + " = " + value);
    }
  }
}
