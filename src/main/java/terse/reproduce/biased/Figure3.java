package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import terse.compress.Code;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.Natural;
import terse.compress.NaturalDithering;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.Terngrad;
import terse.compress.TopK;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.wire.Entropy;

/** Figure 3: delta of many compressors against bits per coordinate. */
final class Figure3 implements Item {
  private static final int D = Gaussian.D;
  private static final String BEST = "Top-k, natural dithering";
  private static final int[] LEVELS = {1, 2, 3, 4, 6, 8, 12}; // of the dithering after Top-k
  private static final int SHOWN = 3; // of these, in the picture
  private static final long SEED = 3; // of the one vector
  private static final double NOISE = 0.01; // of delta, at d = 10^4
  private static final double REAL = 32;

  /** One vector, one message: delta, the bits as sent and as the paper counts, per coordinate. */
  private record Point(double delta, double sent, double paper) {
    double bits(boolean asSent) {
      return asSent ? sent : paper;
    }
  }

  @Override
  public String name() {
    return "figure-3";
  }

  @Override
  public String title() {
    return "Figure 3: delta of compressors against bits, d = 10^4";
  }

  @Override
  public String claim() {
    return "At the same bits Top-k with natural dithering has the lowest delta of all compressors, on"
        + " normal vectors.";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper does not say how it counts. Its count is taken as 32 bits for each value and norm,"
            + " log2 C(d, k) for which coordinates were chosen, log2(2s + 1) for one of s levels with"
            + " its sign, 9 for natural compression.",
        "Natural dithering has the largest absolute value as its norm, as in Section 6.3; after Top-k"
            + " it has the best of 1, 2, 3, 4, 6, 8 and 12 levels.",
        "delta is that of C scaled so that it is smallest, at one vector, the same for all.");
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    int points = evidence.full() ? 120 : 40;
    List<List<Point>> best = IntStream.of(LEVELS).mapToObj(s -> composed(s, points)).toList();
    Map<String, List<Point>> others = others(points);
    List<Finding> findings = new ArrayList<>();
    for (boolean asSent : new boolean[] {false, true}) {
      others.forEach((name, curve) -> findings.add(above(best, name, curve, asSent)));
    }
    return Judgement.of(findings)
        .note(
            "A gap is the quotient of the other's delta and that of Top-k with natural dithering at"
                + " the same bits, interpolated between numbers of coordinates; of natural compression,"
                + " which has more bits, at the most that it can use. The smallest one is told, of"
                + " which up to "
                + NOISE
                + " may be due to chance.")
        .note(
            "With more bits than Top-k with natural dithering can use, others get nearer to delta = 1:"
                + " its powers of two leave delta = 1.08 however many there are, while standard"
                + " dithering gets finer, and Top-d sends all.")
        .picture(picture(best, others, true, "Bits as sent"))
        .picture(picture(best, others, false, "Bits as the paper counts"));
  }

  private static List<Point> composed(int s, int points) {
    return sizes(points)
        .mapToObj(
            k ->
                point(
                    Compose.chain(TopK.of(k), NaturalDithering.of(s, "inf")),
                    log2(2.0 * s + 1) * k + Entropy.log2Binomial(D, k) + REAL))
        .toList();
  }

  private static Map<String, List<Point>> others(int points) {
    Map<String, List<Point>> families = new LinkedHashMap<>();
    families.put(
        "Top-k",
        sizes(points)
            .mapToObj(k -> point(TopK.of(k), REAL * k + Entropy.log2Binomial(D, k)))
            .toList());
    families.put("Rand-k", sizes(points).mapToObj(k -> point(RandK.of(k), REAL * k)).toList());
    families.put(
        "natural dithering",
        IntStream.of(LEVELS)
            .mapToObj(s -> point(NaturalDithering.of(s, "inf"), D * log2(2.0 * s + 1) + REAL))
            .toList());
    families.put(
        "standard dithering",
        IntStream.rangeClosed(0, 8)
            .map(i -> 1 << i)
            .mapToObj(s -> point(Qsgd.of(s), D * log2(2.0 * s + 1) + REAL))
            .toList());
    families.put(
        "ternary quantisation", List.of(point(new Terngrad(Code.AUTO), D * log2(3) + REAL)));
    families.put("natural compression", List.of(point(new Natural(), 9.0 * D)));
    return families;
  }

  /** Numbers of coordinates from 1 to d, evenly spread in their logarithms. */
  private static IntStream sizes(int points) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(points)
        .mapToInt(i -> (int) Math.rint(Math.pow(D, i / (points - 1.0))))
        .distinct();
  }

  private static Point point(Compressor compressor, double paper) {
    Gaussian drawn = Gaussian.of(compressor, SEED);
    return new Point(drawn.delta(), drawn.bitsEach(), paper / D);
  }

  /** Whether no point of a family has a lower delta than the best at its bits. */
  private static Finding above(
      List<List<Point>> best, String name, List<Point> curve, boolean asSent) {
    double most =
        best.stream()
            .mapToDouble(each -> each.get(each.size() - 1).bits(asSent))
            .max()
            .orElseThrow();
    double smallest = Double.POSITIVE_INFINITY;
    double at = Double.NaN;
    for (Point point : curve) {
      double bits = point.bits(asSent);
      double gap = point.delta() / lowest(best, bits, asSent);
      if (gap > 0 && gap < smallest && (bits <= most || curve.size() == 1)) {
        smallest = gap;
        at = bits;
      }
    }
    Finding finding =
        Finding.words(
            name + (asSent ? ", bits sent: smallest gap" : ", paper's count: smallest gap"),
            "at least 1",
            Finding.text(smallest) + " at " + Finding.text(at),
            smallest,
            smallest >= 1 - NOISE);
    return asSent
        ? finding.explained(
            "in an entropy code many levels cost far less than log2(2s + 1) bits, and evenly spread"
                + " ones are finer than powers of two, where delta is near 1 for both")
        : finding;
  }

  /** The lowest delta of the curves at these bits; infinite where all need more. */
  private static double lowest(List<List<Point>> curves, double bits, boolean asSent) {
    return curves.stream()
        .filter(curve -> curve.get(0).bits(asSent) <= bits)
        .mapToDouble(
            curve -> at(curve, Math.min(bits, curve.get(curve.size() - 1).bits(asSent)), asSent))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** delta of the curve at these bits, its logarithm interpolated. */
  private static double at(List<Point> curve, double bits, boolean asSent) {
    int i = 1;
    while (i < curve.size() - 1 && curve.get(i).bits(asSent) < bits) {
      i++;
    }
    Point a = curve.get(i - 1);
    Point b = curve.get(i);
    double share = Math.log(bits / a.bits(asSent)) / Math.log(b.bits(asSent) / a.bits(asSent));
    return Math.exp((1 - share) * Math.log(a.delta()) + share * Math.log(b.delta()));
  }

  private static Chart picture(
      List<List<Point>> best, Map<String, List<Point>> others, boolean asSent, String title) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(BEST + ", s = " + LEVELS[SHOWN], best.get(SHOWN), asSent));
    others.forEach((name, points) -> lines.add(line(name, points, asSent)));
    return new Chart(
        title, new Axis("bits per coordinate", true), new Axis("log10 delta", false), lines);
  }

  private static Line line(String name, List<Point> points, boolean asSent) {
    return new Line(
        name,
        points.stream().mapToDouble(p -> p.bits(asSent)).toArray(),
        points.stream().mapToDouble(p -> Math.log10(p.delta())).toArray(),
        null,
        null,
        points.size() > 10 ? Mark.LINE : Mark.POINTS);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
