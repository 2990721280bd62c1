package terse.objective;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import terse.vector.Scratch;
import terse.vector.Vector;

/**
 * f = (1/n) sum_i f_i, the unweighted mean over workers whatever the sizes of their shards, with
 * what theory needs to know.
 *
 * <p>Immutable and safe for concurrent use. Constants and optimum are computed when they are first
 * asked for, once.
 */
public final class Problem {
  private final String description;
  private final List<? extends Objective> locals;
  private final int[] layers;
  private final Theory theory;
  private final LongFunction<Vector> start;
  private final Classifier test;
  private Constants constants;
  private Optimum optimum;

  /** How the constants and the optimum are found; each is called at most once. */
  public interface Theory {
    Constants constants();

    Optimum optimum();
  }

  /**
   * A problem of these functions.
   *
   * @param description one line for reports
   * @param layers lengths of the blocks of x that compressors with {@code blocks: layers} take one
   *     by one; their sum is d
   */
  public Problem(
      String description, List<? extends Objective> locals, int[] layers, Theory theory) {
    this(description, locals, layers, theory, null, null);
  }

  private Problem(
      String description,
      List<? extends Objective> locals,
      int[] layers,
      Theory theory,
      LongFunction<Vector> start,
      Classifier test) {
    this.description = description;
    this.locals = List.copyOf(locals);
    this.layers = layers.clone();
    this.theory = theory;
    this.start = start;
    this.test = test;
  }

  /** The same with a start of its own, drawn from a seed: a problem that cannot start from 0. */
  Problem withStart(LongFunction<Vector> drawn) {
    return new Problem(description, locals, layers, theory, drawn, test);
  }

  /** The same with rows that were held out. */
  Problem withTest(Classifier held) {
    return new Problem(description, locals, layers, theory, start, held);
  }

  public int dimension() {
    return locals.get(0).dimension();
  }

  public int workers() {
    return locals.size();
  }

  /** f_i of worker i, from 0 on. */
  public Objective local(int i) {
    return locals.get(i);
  }

  /** Lengths of the blocks for {@code blocks: layers}. */
  public int[] layers() {
    return layers.clone();
  }

  /** Whether it has a start of its own, because 0 is a point that descent never leaves. */
  public boolean hasStart() {
    return start != null;
  }

  /** Its own start, drawn from this seed, where it has one. */
  public Optional<Vector> start(long seed) {
    return Optional.ofNullable(start).map(drawn -> drawn.apply(seed));
  }

  /** The rows that were held out, where there are any. */
  public Optional<Classifier> test() {
    return Optional.ofNullable(test);
  }

  /** Whether all f_i predict classes. */
  public boolean classifies() {
    return locals.stream().allMatch(Classifier.class::isInstance);
  }

  /**
   * The share of all workers' rows that x puts in the right class; NaN where the problem does not
   * predict classes.
   */
  public double accuracy(Vector x) {
    double right = 0;
    for (Objective local : locals) {
      right += local instanceof Classifier c ? c.score(x).accuracy() * c.rows() : Double.NaN;
    }
    return right / rows();
  }

  /** One line: kind, data and sizes. */
  public String description() {
    return description;
  }

  /** Rows of all workers together; 0 where there are none. */
  public int rows() {
    return locals.stream().mapToInt(Objective::rows).sum();
  }

  /** Rows of each worker, in worker order. */
  public int[] shardSizes() {
    return locals.stream().mapToInt(Objective::rows).toArray();
  }

  /** f(x), summed in worker order. */
  public double loss(Vector x) {
    double sum = 0;
    for (Objective local : locals) {
      sum += local.loss(x);
    }
    return sum / locals.size();
  }

  /** out = grad f(x), returns f(x), both summed in worker order. */
  public double lossAndGradient(Vector x, Vector out) {
    return mean(locals, x, out);
  }

  /** (1/n) sum_i |grad f_i(x)|^2, summed in worker order. */
  public double meanSquaredGradient(Vector x) {
    return meanSquaredGradient(locals, x);
  }

  /** Whether all f_i are known to be quadratic. */
  public boolean isQuadratic() {
    return locals.stream().allMatch(Objective::isQuadratic);
  }

  /** Whether all f_i are known to be one function, up to constants. */
  public boolean isHomogeneous() {
    return locals.stream().allMatch(locals.get(0)::isSameAs);
  }

  static double meanSquaredGradient(List<? extends Objective> locals, Vector x) {
    Scratch scratch = Scratch.local();
    Vector g = scratch.borrow(x.dimension());
    double sum = 0;
    for (Objective local : locals) {
      local.gradient(x, g);
      sum += g.squaredNorm();
    }
    scratch.release();
    return sum / locals.size();
  }

  static double mean(List<? extends Objective> locals, Vector x, Vector out) {
    Scratch scratch = Scratch.local();
    Vector g = scratch.borrow(x.dimension());
    double sum = 0;
    out.clear();
    for (Objective local : locals) {
      sum += local.lossAndGradient(x, g);
      out.add(g);
    }
    scratch.release();
    out.divide(locals.size());
    return sum / locals.size();
  }

  public synchronized Constants constants() {
    if (constants == null) {
      constants = theory.constants();
    }
    return constants;
  }

  public synchronized Optimum optimum() {
    if (optimum == null) {
      optimum = theory.optimum();
    }
    return optimum;
  }
}
