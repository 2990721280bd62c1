package terse.experiment.expect;

/** Where on a curve a value is taken. */
public sealed interface At {
  /** In words: {@code at round 50}. */
  String text();

  /** The last recorded row: for a run that diverged, the last one that it has. */
  record Last() implements At {
    @Override
    public String text() {
      return "at last";
    }
  }

  /** The lowest value of all recorded rows. */
  record Min() implements At {
    @Override
    public String text() {
      return "at min";
    }
  }

  /** The highest value of all recorded rows. */
  record Max() implements At {
    @Override
    public String text() {
      return "at max";
    }
  }

  /** A recorded round. */
  record Round(int round) implements At {
    @Override
    public String text() {
      return "at round " + round;
    }
  }

  /** The arithmetic mean of the last recorded rows, as many as {@code rows}. */
  record MeanOfLast(int rows) implements At {
    @Override
    public String text() {
      return "at mean of last " + rows;
    }
  }
}
