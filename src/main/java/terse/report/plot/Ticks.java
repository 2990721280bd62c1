package terse.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis has marks, and what stands beside them.
 *
 * @param power the labels of a linear axis count tens to this power
 */
record Ticks(List<Tick> marks, int power) {
  private static final double SLACK = 1e-9;
  private static final int MOST_DECIMALS = 12;
  private static final int MANY = 40; // decades of which not each has a mark
  private static final String NONE = "";

  /** A mark; one without a label is small. */
  record Tick(double value, String label) {
    boolean isSmall() {
      return label.isEmpty();
    }
  }

  /** The marks of this range, of which at most about so many have a label. */
  static Ticks of(boolean logarithmic, Window.Range range, int most) {
    return logarithmic ? logarithmic(range, most) : linear(range, most);
  }

  /** What the axis's label ends with where its numbers are multiples: (×10⁶). */
  String labelled(String label) {
    return power == 0 ? label : (label + " (\u00d710" + Words.raised(power) + ")").strip();
  }

  double widest(double size) {
    return marks.stream().mapToDouble(tick -> Text.width(tick.label(), size)).max().orElse(0);
  }

  private static Ticks logarithmic(Window.Range range, int most) {
    int first = (int) Math.ceil(Math.log10(range.low()) - SLACK);
    int last = (int) Math.floor(Math.log10(range.high()) + SLACK);
    if (last - first < 1) {
      Ticks few = oneTwoFive(range, first, last);
      return few.marks().stream().filter(tick -> !tick.isSmall()).count() >= 3
          ? few
          : linear(range, most);
    }
    int step = Math.max(1, (int) Math.ceil((last - first + 1.0) / most));
    List<Tick> marks = new ArrayList<>();
    for (int e = first - 1; e <= last; e++) {
      boolean labelled = Math.floorMod(e, step) == 0;
      if (e >= first && (labelled || last - first < MANY)) {
        marks.add(new Tick(Math.pow(10, e), labelled ? ten(e) : NONE));
      }
      for (int m = 2; m < 10 && step == 1; m++) {
        addWithin(marks, range, m * Math.pow(10, e), NONE);
      }
    }
    return new Ticks(marks, 0);
  }

  private static String ten(int power) {
    return "10" + Words.raised(power);
  }

  private static Ticks oneTwoFive(Window.Range range, int first, int last) {
    List<Tick> marks = new ArrayList<>();
    for (int e = first - 1; e <= last; e++) {
      for (int m = 1; m < 10; m++) {
        boolean labelled = m == 1 || m == 2 || m == 5;
        addWithin(marks, range, m * Math.pow(10, e), labelled ? small(m, e) : NONE);
      }
    }
    return new Ticks(marks, 0);
  }

  private static String small(int m, int e) {
    if (e >= -2 && e <= 3) {
      return BigDecimal.valueOf(m).scaleByPowerOfTen(e).toPlainString();
    }
    return m == 1 ? ten(e) : m + "\u00b710" + Words.raised(e);
  }

  private static void addWithin(List<Tick> marks, Window.Range range, double value, String label) {
    if (value >= range.low() * (1 - SLACK) && value <= range.high() * (1 + SLACK)) {
      marks.add(new Tick(value, label));
    }
  }

  private static Ticks linear(Window.Range range, int most) {
    BigDecimal step = step((range.high() - range.low()) / most);
    int power = power(Math.max(Math.abs(range.low()), Math.abs(range.high())));
    int decimals = Math.max(0, step.stripTrailingZeros().scale() + power);
    List<Tick> marks = new ArrayList<>();
    double width = step.doubleValue();
    long from = (long) Math.ceil(range.low() / width - SLACK);
    for (long i = from; i * width <= range.high() + SLACK * width; i++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(i));
      BigDecimal shown =
          value
              .scaleByPowerOfTen(-power)
              .setScale(Math.min(decimals, MOST_DECIMALS), RoundingMode.HALF_EVEN);
      String text = shown.signum() == 0 ? "0" : shown.toPlainString();
      marks.add(new Tick(value.doubleValue(), Words.signed(text)));
    }
    return new Ticks(marks, power);
  }

  /** 1, 2, 2.5 or 5 times a power of ten, at least this. */
  private static BigDecimal step(double least) {
    int power = (int) Math.floor(Math.log10(least));
    for (String head : List.of("1", "2", "2.5", "5")) {
      BigDecimal step = new BigDecimal(head).scaleByPowerOfTen(power);
      if (step.doubleValue() >= least * (1 - SLACK)) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  /** A multiple of 3 where numbers of this size would be long to write, else 0. */
  private static int power(double size) {
    if (size >= 1e-2 && size < 1e4) {
      return 0;
    }
    return size == 0 ? 0 : 3 * Math.floorDiv((int) Math.floor(Math.log10(size)), 3);
  }
}
