package terse.cluster;

import java.util.Objects;
import java.util.Optional;
import terse.method.Algorithm;
import terse.method.Round;
import terse.theory.Noise;
import terse.wire.Message;

/** A worker without its thread: turns the letter of a round into the answer of that round. */
final class WorkerNode {
  private final int index;
  private final Plan plan;
  private final long run;
  private final NodeSite site;
  private final LocalOracle oracle;
  private final Algorithm.Worker worker;
  private Throwable failure;

  WorkerNode(Plan plan, long run, int index) {
    this.index = index;
    this.plan = plan;
    this.run = run;
    site = new NodeSite(plan, run, index);
    Optional<GaussianNoise> noise =
        plan.noise().equals(Noise.NONE)
            ? Optional.empty()
            : Optional.of(
                new GaussianNoise(plan.noise(), site.dimension(), Keys.noise(run, index)));
    oracle =
        new LocalOracle(plan.problem().local(index), plan.batch(), Keys.batches(run, index), noise);
    worker = plan.algorithm().worker(site, oracle);
  }

  /**
   * The answer to a letter. Never throws: what went wrong is kept in {@link #failure()}, and the
   * answer is empty.
   */
  Letter handle(Letter letter) {
    Round round = letter.round();
    try {
      Message heard = letter.open(run, plan.precision(), site.dimension());
      oracle.enter(round.k());
      if (heard != null) {
        worker.hear(round, heard);
      }
      return Letter.of(round, round.takesPart(index) ? answer(round) : null);
    } catch (Throwable t) {
      failure = t;
      return letter;
    }
  }

  private Message answer(Round round) {
    return Objects.requireNonNull(worker.answer(round), "a worker that takes part must answer");
  }

  /** What the worker threw, or null. Read by the server after it took the answer. */
  Throwable failure() {
    return failure;
  }

  NodeSite site() {
    return site;
  }
}
