package terse.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import terse.compress.Compressor;
import terse.method.Round;
import terse.method.Site;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;

/** The site of one node of a run: knows all of the node's state by name. */
final class NodeSite implements Site {
  private final Plan plan;
  private final long run;
  private final int node;
  private final Map<String, Vector> state = new LinkedHashMap<>();
  private final Set<String> gradientMemories = new LinkedHashSet<>();
  private final Set<String> modelMemories = new LinkedHashSet<>();
  private final List<ObservedCompressor> observed = new ArrayList<>();

  NodeSite(Plan plan, long run, int node) {
    this.plan = plan;
    this.run = run;
    this.node = node;
  }

  @Override
  public int dimension() {
    return plan.start().dimension();
  }

  @Override
  public int workers() {
    return plan.problem().workers();
  }

  @Override
  public int node() {
    return node;
  }

  @Override
  public Vector start(String name) {
    return declared(name, plan.start().copy());
  }

  @Override
  public Vector zeros(String name, int dimension) {
    return declared(name, Vector.zeros(dimension));
  }

  @Override
  public Vector gradientMemory(String name) {
    gradientMemories.add(name);
    return zeros(name);
  }

  @Override
  public Vector modelMemory(String name) {
    modelMemories.add(name);
    return start(name);
  }

  @Override
  public Compressor open(String name, Compressor compressor) {
    Compressor opened = Site.super.open(name, compressor);
    if (!plan.watch().compressions()) {
      return opened;
    }
    ObservedCompressor seen = new ObservedCompressor(name, opened);
    observed.add(seen);
    return seen;
  }

  @Override
  public Vector scratch() {
    return Vector.zeros(dimension());
  }

  @Override
  public Coins common(Round round) {
    return new Coins(Keys.common(run, round.k()));
  }

  @Override
  public Envelope envelope(Round round, int purpose) {
    return new Envelope(run, round.k(), node, purpose, plan.precision());
  }

  /** The node's state, in order of declaration. */
  Map<String, Vector> state() {
    return state;
  }

  /** Which of the state are memories of gradients. */
  Set<String> gradientMemories() {
    return gradientMemories;
  }

  /** Which of the state are memories of the model. */
  Set<String> modelMemories() {
    return modelMemories;
  }

  /** What the node compressed in this round, where the plan asks for it. */
  List<Compression> compressions(int k) {
    return observed.stream().map(each -> each.of(k)).filter(Objects::nonNull).toList();
  }

  private Vector declared(String name, Vector vector) {
    if (state.putIfAbsent(name, vector) != null) {
      throw new IllegalStateException("state " + name + " is declared twice at node " + node);
    }
    return vector;
  }
}
