package terse.reproduce;

import java.util.ArrayList;
import java.util.List;
import terse.report.plot.Chart;

/**
 * What an item makes of its evidence.
 *
 * @param findings at least one
 * @param pictures drawn like the paper's
 * @param notes what a reader should know besides, a sentence each
 */
public record Judgement(List<Finding> findings, List<Chart> pictures, List<String> notes) {
  public Judgement {
    findings = List.copyOf(findings);
    pictures = List.copyOf(pictures);
    notes = List.copyOf(notes);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a judgement needs a finding");
    }
  }

  /** These findings alone. */
  public static Judgement of(List<Finding> findings) {
    return new Judgement(findings, List.of(), List.of());
  }

  /** The same with a picture more. */
  public Judgement picture(Chart picture) {
    List<Chart> more = new ArrayList<>(pictures);
    more.add(picture);
    return new Judgement(findings, more, notes);
  }

  /** The same with a note more. */
  public Judgement note(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Judgement(findings, pictures, more);
  }
}
