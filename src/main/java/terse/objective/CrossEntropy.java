package terse.objective;

import terse.vector.Scratch;

/**
 * The loss of a classifier's scores: log sum_c exp(s_c) - s_y for every row, where y is the row's
 * class.
 *
 * <p>Scores are stored row after row. Where a list of row numbers is taken, {@code null} stands for
 * consecutive rows from {@code from} on, and the list is read from there. Scratch slots: 3 and 4 of
 * doubles.
 */
final class CrossEntropy {
  private final int[] classOf;
  private final int classes;

  CrossEntropy(int[] classOf, int classes) {
    this.classOf = classOf;
    this.classes = classes;
  }

  /** Turns scores into probabilities of the classes; returns the sum of the rows' losses. */
  double probabilities(double[] p, int[] numbers, int from, int count) {
    Scratch scratch = Scratch.local();
    double[] ownScore = scratch.doubles(3, count);
    for (int k = 0; k < count; k++) {
      int row = k * classes;
      double max = p[row];
      for (int c = 1; c < classes; c++) {
        max = Math.max(max, p[row + c]);
      }
      for (int c = 0; c < classes; c++) {
        p[row + c] -= max;
      }
      ownScore[k] = p[row + own(numbers, from + k)];
    }
    Exponentials.exp(p, scratch.doubles(4, count * classes), count * classes);
    double loss = 0;
    for (int k = 0; k < count; k++) {
      int row = k * classes;
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += p[row + c];
      }
      for (int c = 0; c < classes; c++) {
        p[row + c] /= sum;
      }
      loss += StrictMath.log(sum) - ownScore[k];
    }
    return loss;
  }

  /** Turns probabilities into derivatives of the loss by the scores. */
  void slopes(double[] p, int[] numbers, int from, int count) {
    for (int k = 0; k < count; k++) {
      p[k * classes + own(numbers, from + k)] -= 1;
    }
  }

  /** The number of rows whose own class has the largest score, the first of equal ones. */
  int right(double[] scores, int[] numbers, int from, int count) {
    int right = 0;
    for (int k = 0; k < count; k++) {
      int row = k * classes;
      int own = own(numbers, from + k);
      double score = scores[row + own];
      boolean first = true;
      for (int c = 0; c < classes; c++) {
        double other = scores[row + c];
        first &= c < own ? score > other : score >= other;
      }
      right += first ? 1 : 0;
    }
    return right;
  }

  private int own(int[] numbers, int k) {
    return classOf[numbers == null ? k : numbers[k]];
  }
}
