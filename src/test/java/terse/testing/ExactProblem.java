package terse.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import terse.objective.Problem;

/**
 * A mean of quadratics in exact arithmetic, beside the problem under test: f_i(x) = 1/2 x'A x +
 * b'x.
 *
 * @param locals the f_i, worked out by hand from the definition of the problem
 * @param start a start from which no comparison ties
 * @param inverseStep a step size of 1/inverseStep is small enough for gradient descent
 */
public record ExactProblem(
    String name, Problem tested, List<Local> locals, RationalVector start, long inverseStep) {

  /** The gradient A x + b, A by rows. */
  public record Local(List<RationalVector> a, RationalVector b) {
    /** A = s a a' + t I. */
    static Local rankOne(RationalVector a, Rational s, Rational t, RationalVector b) {
      return new Local(
          IntStream.range(0, a.dimension())
              .mapToObj(j -> a.times(s.times(a.get(j))).plus(unit(j, a.dimension()).times(t)))
              .toList(),
          b);
    }

    Local plus(Local other) {
      return new Local(
          IntStream.range(0, a.size()).mapToObj(j -> a.get(j).plus(other.a.get(j))).toList(),
          b.plus(other.b));
    }

    RationalVector gradient(RationalVector x) {
      List<Rational> g = new ArrayList<>();
      for (int j = 0; j < a.size(); j++) {
        Rational sum = b.get(j);
        for (int l = 0; l < x.dimension(); l++) {
          sum = sum.plus(a.get(j).get(l).times(x.get(l)));
        }
        g.add(sum);
      }
      return new RationalVector(g);
    }
  }

  public int workers() {
    return locals.size();
  }

  public int dimension() {
    return start.dimension();
  }

  /** grad f_i(x). */
  public RationalVector gradient(int i, RationalVector x) {
    return locals.get(i).gradient(x);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Four quadratics of five variables, the matrices of integers, diagonally dominant. */
  public static ExactProblem quadratic() {
    long[][][] a = {
      {{4, 1, 0, 0, -1}, {1, 3, 1, 0, 0}, {0, 1, 5, -1, 0}, {0, 0, -1, 2, 0}, {-1, 0, 0, 0, 3}},
      {{2, 0, 1, 0, 0}, {0, 6, 0, -2, 1}, {1, 0, 2, 0, 0}, {0, -2, 0, 4, 0}, {0, 1, 0, 0, 3}},
      {{3, -1, 0, 1, 0}, {-1, 4, 0, 0, 2}, {0, 0, 1, 0, 0}, {1, 0, 0, 3, -1}, {0, 2, 0, -1, 5}},
      {{5, 0, 0, 0, 2}, {0, 2, 0, 1, 0}, {0, 0, 4, 0, -1}, {0, 1, 0, 6, 0}, {2, 0, -1, 0, 4}}
    };
    long[][] b = {{3, -1, 4, 1, -5}, {-9, 2, 6, -5, 3}, {5, -8, 9, 7, -9}, {3, 2, -3, 8, 4}};
    List<Local> locals =
        IntStream.range(0, a.length)
            .mapToObj(i -> new Local(rows(a[i]), RationalVector.of(b[i])))
            .toList();
    RationalVector start = RationalVector.of(7, -3, 11, 6, -2).times(Rational.of(1, 8));
    return new ExactProblem("quadratic", Problems.quadratic(a, b), locals, start, 16);
  }

  /**
   * Least squares with three workers of two, three and three rows of four integers, and l2 = 1/4.
   */
  public static ExactProblem leastSquares() {
    long[][][] rows = {
      {{2, 1, 0, -1}, {0, 3, 1, 1}},
      {{1, -2, 2, 0}, {3, 0, -1, 1}, {0, 1, 1, -2}},
      {{1, 1, 3, 0}, {-1, 2, 0, 2}, {2, 0, 1, -3}}
    };
    long[][] targets = {{5, -2}, {3, 1, -7}, {2, 9, -4}};
    Rational l2 = Rational.of(1, 4);
    List<Local> locals = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      Rational share = Rational.of(1, rows[i].length);
      Local sum = Local.rankOne(RationalVector.zeros(4), share, l2, RationalVector.zeros(4));
      for (int r = 0; r < rows[i].length; r++) {
        RationalVector a = RationalVector.of(rows[i][r]);
        RationalVector b = a.times(Rational.of(-targets[i][r])).times(share);
        sum = sum.plus(Local.rankOne(a, share, Rational.ZERO, b));
      }
      locals.add(sum);
    }
    RationalVector start = RationalVector.of(9, -5, 3, 1).times(Rational.of(1, 16));
    Problem tested = Problems.leastSquares(rows, targets, 0.25);
    return new ExactProblem("least-squares", tested, locals, start, 16);
  }

  /** f_i(x) = (a_i'x)^2 + |x|^2/4, whose A is 2 a a' + I/2. */
  public static ExactProblem example1() {
    long[][] a = {{-3, 2, 2}, {2, -3, 2}, {2, 2, -3}};
    List<Local> locals = rankOnes(a, Rational.of(1, 2));
    RationalVector start = RationalVector.of(13, -6, 3).times(Rational.of(1, 8));
    return new ExactProblem("example 1", Problems.example1(), locals, start, 32);
  }

  /** f_i(x) = (a_i'x)^2 + |x|^2/2 for d = 4, d1 = 1: b = 6, c = 7/3. */
  public static ExactProblem example2() {
    Rational c = Rational.of(7, 3);
    List<Local> locals =
        IntStream.range(0, 4)
            .mapToObj(
                i -> {
                  RationalVector a = RationalVector.of(1, 1, 1, 1).times(c);
                  a = a.minus(unit(i, 4).times(Rational.of(6).plus(c)));
                  return Local.rankOne(a, Rational.of(2), Rational.ONE, RationalVector.zeros(4));
                })
            .toList();
    RationalVector start = RationalVector.of(13, -6, 3, 8).times(Rational.of(1, 8));
    return new ExactProblem("example 2", Problems.example2(4, 1), locals, start, 128);
  }

  /** f_i(x) = v_i'x + |x|^2/2. */
  public static ExactProblem example3() {
    long[][] v = {{1, 4}, {-1, -2}, {1, -2}};
    List<Local> locals =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    Local.rankOne(
                        RationalVector.zeros(2),
                        Rational.ONE,
                        Rational.ONE,
                        RationalVector.of(v[i])))
            .toList();
    RationalVector start = RationalVector.of(5, -11).times(Rational.of(1, 32));
    return new ExactProblem("example 3", Problems.example3(), locals, start, 8);
  }

  private static List<Local> rankOnes(long[][] a, Rational ridge) {
    return IntStream.range(0, a.length)
        .mapToObj(
            i ->
                Local.rankOne(
                    RationalVector.of(a[i]),
                    Rational.of(2),
                    ridge,
                    RationalVector.zeros(a[i].length)))
        .toList();
  }

  private static List<RationalVector> rows(long[][] a) {
    return IntStream.range(0, a.length).mapToObj(j -> RationalVector.of(a[j])).toList();
  }

  private static RationalVector unit(int j, int d) {
    long[] e = new long[d];
    e[j] = 1;
    return RationalVector.of(e);
  }
}
