package terse.reproduce;

import java.time.Instant;
import java.util.List;

/**
 * What is kept of an item that was carried out.
 *
 * @param full whether it was at the paper's size
 * @param begun when
 * @param seconds wall time, runs and all
 * @param runs the folders of its runs, from its own folder: empty for the folder itself
 */
public record Outcome(
    List<Finding> findings,
    List<Picture> pictures,
    List<String> notes,
    boolean full,
    Instant begun,
    double seconds,
    List<String> runs) {
  /** A picture as a whole SVG document. */
  public record Picture(String title, String svg) {}

  public Outcome {
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
    notes = List.copyOf(notes);
    runs = List.copyOf(runs);
  }

  /** That of all findings together. */
  public Verdict verdict() {
    return Verdict.ofAll(findings.stream().map(Finding::verdict).toList());
  }

  /** Whether anything differs for which nobody has given a reason. */
  public boolean unexplained() {
    return findings.stream().anyMatch(Finding::unexplained);
  }
}
