package terse.certify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import terse.data.DataFolders;
import terse.objective.Constants;
import terse.objective.Objective;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.objective.ProblemType;
import terse.objective.Quadratic;
import terse.objective.RandomQuadratic;
import terse.objective.Setting;
import terse.vector.Vector;

/**
 * The strongly convex quadratics that methods are tried on, with eigenvalues from 1 to {@value
 * #HIGH} and two layers.
 */
final class MethodProblems {
  private static final double HIGH = 8;

  private final int workers;
  private final int dimension;
  private final long seed;

  MethodProblems(int workers, int dimension, long seed) {
    this.workers = workers;
    this.dimension = dimension;
    this.seed = seed;
  }

  /** A function of its own for each worker, with a gradient at the common minimiser. */
  Problem heterogeneous() {
    return random(workers);
  }

  /** The same function for all workers. */
  Problem homogeneous() {
    Quadratic.Local local = local(random(1).local(0));
    return build(new Quadratic(Collections.nCopies(workers, local)), workers);
  }

  /** One worker. */
  Problem single() {
    return random(1);
  }

  private Problem random(int n) {
    return build(new RandomQuadratic(dimension, List.of(1.0, HIGH)), n);
  }

  private Problem build(ProblemType type, int n) {
    Problem problem = type.build(new Setting(n, seed, new DataFolders(Path.of(""), List.of())));
    int[] layers = {(dimension + 1) / 2, dimension / 2};
    List<Objective> locals = IntStream.range(0, n).mapToObj(problem::local).toList();
    Problem.Theory theory =
        new Problem.Theory() {
          @Override
          public Constants constants() {
            return problem.constants();
          }

          @Override
          public Optimum optimum() {
            return problem.optimum();
          }
        };
    return new Problem(problem.description(), locals, layers, theory);
  }

  /** A quadratic as its matrix and its vector, read off its gradients. */
  private static Quadratic.Local local(Objective f) {
    int d = f.dimension();
    Vector b = Vector.zeros(d);
    f.gradient(Vector.zeros(d), b);
    double[][] a = new double[d][];
    for (int j = 0; j < d; j++) {
      Vector unit = Vector.zeros(d);
      unit.set(j, 1);
      Vector column = Vector.zeros(d);
      f.gradient(unit, column);
      a[j] = column.subtract(b).array();
    }
    List<List<Double>> rows = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      int row = j;
      rows.add(
          IntStream.range(0, d).mapToObj(l -> (a[row][l] + a[l][row]) / 2).toList()); // symmetric
    }
    return new Quadratic.Local(
        rows, Optional.of(IntStream.range(0, d).mapToObj(b::get).toList()), 0);
  }
}
