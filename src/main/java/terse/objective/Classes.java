package terse.objective;

import java.util.Arrays;
import terse.data.DataException;
import terse.data.DataSet;

/** The classes of a data set: its different labels, which are whole numbers, in ascending order. */
final class Classes {
  private static final int MOST = 10_000;

  private final String problem;
  private int count;

  /** For this type of problem. */
  Classes(String problem) {
    this.problem = problem;
  }

  /** The number of classes, known once the labels are numbered. */
  int count() {
    return count;
  }

  /** The set with its labels replaced by their classes 0, 1, ... */
  DataSet number(DataSet data) {
    double[] distinct = data.distinctLabels();
    if (distinct.length < 2 || distinct.length > MOST) {
      throw new DataException(
          data.name()
              + ": "
              + problem
              + " needs 2 to "
              + MOST
              + " classes, but there are "
              + distinct.length);
    }
    double[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Math.rint(labels[i])) {
        throw new DataException(
            data.name()
                + ": "
                + problem
                + " needs whole numbers as labels, but row "
                + (i + 1)
                + " has "
                + labels[i]);
      }
      labels[i] = Arrays.binarySearch(distinct, labels[i]);
    }
    count = distinct.length;
    return data.withLabels(labels);
  }

  /** The class of every row of a numbered set. */
  static int[] of(DataSet numbered) {
    return Arrays.stream(numbered.labels()).mapToInt(label -> (int) label).toArray();
  }
}
