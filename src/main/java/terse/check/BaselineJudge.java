package terse.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import terse.report.Curve;
import terse.report.Study;

/**
 * Holds what was run to a baseline, method by method.
 *
 * <p>The rule. Runs end as they did. Every stored value is the same as then, up to the tolerance:
 * the same seed gives the same bits. Where that fails for a method whose stored repeats differ,
 * which random numbers decide then, its means over the repeats must be in a {@link Band}: somebody
 * may have changed which random numbers are drawn. All bands of a method together reject one that
 * draws the same distribution from other numbers in at most one of a hundred cases, as far as
 * logarithms are normal.
 */
final class BaselineJudge {
  private static final double FALSE_ALARMS = 0.01;
  private static final String DIVERGED = "diverged";

  private final Baseline baseline;
  private final Tolerance tolerance;
  private final Study now;

  BaselineJudge(Baseline baseline, Tolerance tolerance, Study now) {
    this.baseline = baseline;
    this.tolerance = tolerance;
    this.now = now;
  }

  /** A case for each method, by its label: those of the experiment, then those that it lost. */
  Map<String, Case> judge() {
    Map<String, Case> cases = new LinkedHashMap<>();
    now.curves().keySet().forEach(label -> cases.put(label, judge(label)));
    baseline.methods().keySet().forEach(label -> cases.computeIfAbsent(label, this::judge));
    return cases;
  }

  private Case judge(String label) {
    String name = label + ": baseline";
    Baseline.Stored stored = baseline.methods().get(label);
    if (stored == null) {
      return Case.of(name, false, "the baseline has no such method: --update adds it");
    }
    if (!now.curves().containsKey(label)) {
      return Case.of(name, false, "the baseline has this method, but the experiment has not");
    }
    Optional<String> parting = exact(label, stored);
    String ended = "";
    if (!now.status(label).equals(stored.status())) {
      ended = "expected to be " + stored.status() + ", but is " + now.status(label) + "; ";
    } else if (parting.isEmpty()) {
      return Case.of(name, true, agreement(label, stored));
    } else if (stored.isRandom()) {
      return band(label, stored, name);
    }
    return Case.of(name, false, ended + parting.orElse("the recorded rows agree"));
  }

  private String agreement(String label, Baseline.Stored stored) {
    if (now.digest(label).equals(stored.digest())) {
      return "the same to the last bit";
    }
    boolean fewer = now.curves().get(label).size() != stored.repeats();
    return "the same up to "
        + tolerance
        + (fewer ? ", in the repeats of both" : ", but the digest is another");
  }

  /** The first difference of all repeats that both have. */
  private Optional<String> exact(String label, Baseline.Stored stored) {
    Parting first = null;
    String which = "";
    for (Curve curve : now.curves().get(label)) {
      Optional<Parting> parting =
          stored.of(curve.repeat()).flatMap(expected -> Parting.of(expected, curve, tolerance));
      if (parting.isPresent() && (first == null || parting.get().round() < first.round())) {
        first = parting.get();
        which = now.curves().get(label).size() > 1 ? "repeat " + curve.repeat() + ", " : "";
      }
    }
    if (first != null) {
      return Optional.of(which + first.text());
    }
    boolean whole = now.curves().get(label).size() == stored.repeats();
    if (tolerance.relative() == 0 && whole && !now.digest(label).equals(stored.digest())) {
      return Optional.of(
          "the stored rows agree, but expected digest "
              + stored.digest()
              + ", measured "
              + now.digest(label));
    }
    return Optional.empty();
  }

  private Case band(String label, Baseline.Stored stored, String name) {
    List<Curve> curves = now.curves().get(label);
    Set<Double> rounds = rounds(stored.curves());
    boolean mayEnd = stored.status().equals(DIVERGED);
    Set<String> columns = new LinkedHashSet<>(stored.curves().get(0).columns().keySet());
    columns.remove(Curve.ROUND);
    double each = FALSE_ALARMS / Math.max(1, rounds.size() * columns.size());
    double critical = Band.critical(stored.curves().size(), curves.size(), 1 - each);
    for (double round : rounds) {
      if (curves.stream().anyMatch(curve -> curve.row(round) < 0)) {
        if (mayEnd) {
          break;
        }
        return Case.of(name, false, "expected round " + (long) round + ", which a repeat lacks");
      }
      for (String column : columns) {
        Optional<String> out = out(stored.curves(), curves, round, column, critical);
        if (out.isPresent()) {
          return Case.of(name, false, out.get());
        }
      }
    }
    return Case.of(
        name,
        true,
        "within the band of "
            + stored.curves().size()
            + " repeats, but not bit for bit: its random numbers, or what it makes of them, have"
            + " changed");
  }

  private Optional<String> out(
      List<Curve> stored, List<Curve> curves, double round, String column, double critical) {
    double[] was = values(stored, round, column);
    double[] is = values(curves, round, column);
    if (was.length == 0 && is.length == 0) {
      return Optional.empty();
    }
    boolean known = was.length == stored.size() && is.length == curves.size();
    Band band = known ? Band.of(was, is, critical, tolerance.relative()) : null;
    if (known && band.holds()) {
      return Optional.empty();
    }
    return Optional.of(
        "parts in round "
            + (long) round
            + ": "
            + column
            + " expected "
            + (known ? Parting.shown(band.low()) + " to " + Parting.shown(band.high()) : "a value")
            + ", measured "
            + (known ? Parting.shown(band.mean()) : "nothing in some repeats")
            + ", the mean of "
            + curves.size()
            + " repeats, out of the band of "
            + stored.size());
  }

  /** The values that are known. */
  private static double[] values(List<Curve> curves, double round, String column) {
    return curves.stream()
        .filter(curve -> curve.columns().containsKey(column))
        .mapToDouble(curve -> curve.columns().get(column)[curve.row(round)])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  /** The rounds that all of these have. */
  private static Set<Double> rounds(List<Curve> curves) {
    Set<Double> rounds = new TreeSet<>();
    for (double round : curves.get(0).rounds()) {
      if (curves.stream().allMatch(curve -> curve.row(round) >= 0)) {
        rounds.add(round);
      }
    }
    return rounds;
  }
}
