package terse.cluster;

import java.util.List;
import java.util.Set;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.vector.Vector;
import terse.wire.Envelope;

/** The one snapshot of a run, moved on from round to round. */
final class Moment implements Snapshot {
  private final Problem problem;
  private final Algorithm.Server server;
  private final NodeSite serverSite;
  private final List<WorkerNode> workers;
  private final Vector gradient;
  private int round;
  private double previousStepsize;
  private double loss;
  private boolean measured;

  Moment(Problem problem, Algorithm.Server server, NodeSite serverSite, List<WorkerNode> workers) {
    this.problem = problem;
    this.server = server;
    this.serverSite = serverSite;
    this.workers = workers;
    gradient = Vector.zeros(problem.dimension());
  }

  /** Moves on to the time before round k. */
  void moveTo(int k, double stepsizeBefore) {
    round = k;
    previousStepsize = stepsizeBefore;
    measured = false;
  }

  @Override
  public int round() {
    return round;
  }

  @Override
  public Problem problem() {
    return problem;
  }

  @Override
  public Vector model() {
    return server.model();
  }

  @Override
  public double loss() {
    measure();
    return loss;
  }

  @Override
  public Vector gradient() {
    measure();
    return gradient;
  }

  private void measure() {
    if (!measured) {
      loss = problem.lossAndGradient(server.model(), gradient);
      measured = true;
    }
  }

  @Override
  public double previousStepsize() {
    return previousStepsize;
  }

  @Override
  public Set<String> names(int node) {
    return site(node).state().keySet();
  }

  @Override
  public Vector state(int node, String name) {
    return site(node).state().get(name);
  }

  @Override
  public Set<String> gradientMemories(int node) {
    return site(node).gradientMemories();
  }

  @Override
  public Set<String> modelMemories(int node) {
    return site(node).modelMemories();
  }

  @Override
  public List<Compression> compressions(int node) {
    return site(node).compressions(round - 1);
  }

  private NodeSite site(int node) {
    return node == Envelope.SERVER ? serverSite : workers.get(node).site();
  }
}
