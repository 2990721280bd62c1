package terse.report.plot;

import java.util.List;

/**
 * Lines over two axes. Colours, dashes and shapes follow from the place of a line in the list.
 *
 * @param title may be empty
 * @param lines at least one
 */
public record Chart(String title, Axis x, Axis y, List<Line> lines) {
  public Chart {
    title = Words.plain(title);
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a chart has at least one line, but there is none");
    }
  }
}
