package terse.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import terse.report.Curve;
import terse.report.Study;

/**
 * What an experiment gave once.
 *
 * <p>Rows are thinned: of a method with one repeat at most about {@value #MOST} rounds stay, of r
 * repeats at most that many over r of each, half of them equally far apart and half growing
 * geometrically. Which ones depends on how many there were alone, not on their values, so that a
 * new baseline differs from an old one by what has changed. Repeats that are the same to the bit
 * are kept once.
 *
 * @param name the experiment
 * @param version of Terse that wrote it
 * @param digest of the experiment
 * @param tolerance in place of the usual one; empty where there is none
 * @param methods by label, in their order
 */
record Baseline(
    String name,
    String version,
    String digest,
    OptionalDouble tolerance,
    Map<String, Stored> methods) {
  private static final int MOST = 60;
  private static final int LEAST = 12;
  private static final String EPOCH = "epoch"; // follows from the round

  /**
   * What one method gave.
   *
   * @param status how its runs ended
   * @param repeats how many there were
   * @param digest of all of them
   * @param curves of the repeats, or of the first one where all are the same
   */
  record Stored(String status, int repeats, String digest, List<Curve> curves) {
    /** What the curve of this repeat is held to, if it is to anything. */
    Optional<Curve> of(int repeat) {
      boolean shared = curves.size() == 1 && repeat < repeats;
      return curves.stream().filter(curve -> shared || curve.repeat() == repeat).findFirst();
    }

    /** Whether its repeats differ: random numbers decide what it does. */
    boolean isRandom() {
      return curves.size() > 1;
    }
  }

  /** The baseline of what was run. */
  static Baseline of(Study study, OptionalDouble tolerance) {
    Map<String, Stored> methods = new LinkedHashMap<>();
    study
        .curves()
        .forEach(
            (label, curves) ->
                methods.put(
                    label,
                    new Stored(
                        study.status(label), curves.size(), study.digest(label), kept(curves))));
    return new Baseline(study.name(), study.version(), study.digest(), tolerance, methods);
  }

  /** The same of some methods alone. */
  Baseline only(Set<String> labels) {
    Map<String, Stored> fewer = new LinkedHashMap<>(methods);
    fewer.keySet().retainAll(labels);
    return new Baseline(name, version, digest, tolerance, fewer);
  }

  private static List<Curve> kept(List<Curve> curves) {
    if (curves.isEmpty()) {
      return curves;
    }
    List<Curve> different =
        curves.stream().allMatch(each -> same(each, curves.get(0))) ? curves.subList(0, 1) : curves;
    int most = Math.max(LEAST, MOST / different.size());
    List<Curve> kept = new ArrayList<>();
    for (Curve curve : different) {
      Map<String, double[]> columns = new LinkedHashMap<>(curve.columns());
      columns.remove(EPOCH);
      kept.add(new Curve(curve.method(), curve.repeat(), columns).only(rounds(curve, most)));
    }
    return kept;
  }

  private static boolean same(Curve one, Curve other) {
    return one.columns().keySet().equals(other.columns().keySet())
        && one.columns().keySet().stream()
            .allMatch(name -> Arrays.equals(one.columns().get(name), other.columns().get(name)));
  }

  /** About so many of the rounds of a curve, the first and the last among them. */
  private static double[] rounds(Curve curve, int most) {
    double[] all = curve.rounds();
    int last = all.length - 1;
    TreeSet<Integer> rows = new TreeSet<>();
    int half = most / 2;
    for (int i = 0; i <= half; i++) {
      rows.add((int) ((long) last * i / half));
      rows.add((int) Math.round(StrictMath.pow(all.length, (double) i / half)) - 1);
    }
    return rows.stream().mapToDouble(row -> all[row]).toArray();
  }
}
