package terse.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of checking one experiment.
 *
 * @param name the experiment's name
 * @param file where it is written
 * @param cases in the order of the expectations, then of the baseline's methods
 * @param page with the curves of run and baseline, where something does not hold
 * @param baseline that was written
 * @param seconds wall time of its runs
 */
public record Checked(
    String name,
    Path file,
    List<Case> cases,
    Optional<Path> page,
    Optional<Path> baseline,
    double seconds) {
  public Checked {
    cases = List.copyOf(cases);
  }

  /** An experiment that could not be run, for this reason. */
  public static Checked skipped(String name, Path file, String reason) {
    Case skipped = new Case("data", Case.Outcome.SKIPPED, reason);
    return new Checked(name, file, List.of(skipped), Optional.empty(), Optional.empty(), 0);
  }

  /** How many cases came out so. */
  public long count(Case.Outcome outcome) {
    return cases.stream().filter(each -> each.outcome() == outcome).count();
  }

  /** Whether nothing is broken and no run failed. */
  public boolean holds() {
    return count(Case.Outcome.BROKEN) + count(Case.Outcome.FAILED) == 0;
  }

  /** As maps, lists, texts and numbers. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("experiment", name);
    map.put("file", file.toString());
    map.put("holds", holds());
    map.put("page", page.map(Path::toString).orElse(null));
    map.put("baseline_written", baseline.map(Path::toString).orElse(null));
    map.put("wall_seconds", seconds);
    map.put("cases", cases.stream().map(Checked::asMap).toList());
    return map;
  }

  private static Map<String, Object> asMap(Case one) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", one.name());
    map.put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
    map.put("detail", one.detail());
    return map;
  }
}
