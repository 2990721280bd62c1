package terse.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One label for a method whose label is another at every point: {@code ef-sgd top-k(*)}. */
final class SweptLabels {
  private SweptLabels() {}

  /**
   * The labels of the methods, in their order, with {@code *} in place of what differs; one that is
   * taken gets a number.
   *
   * @param points the labels at every point
   */
  static List<String> of(List<List<String>> points) {
    List<String> labels = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int m = 0; m < points.get(0).size(); m++) {
      int method = m;
      String label =
          points.stream()
              .map(each -> each.get(method))
              .distinct()
              .reduce(SweptLabels::common)
              .get();
      String unique = label;
      for (int number = 2; !taken.add(unique); number++) {
        unique = label + " #" + number;
      }
      labels.add(unique);
    }
    return labels;
  }

  /** What both begin and end with, cut where no word or number is torn apart. */
  static String common(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int head = 0;
    while (head < most && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    while (head > 0 && isPartOfWord(a.charAt(head - 1))) {
      head--;
    }
    int tail = 0;
    while (tail < most - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    while (tail > 0 && isPartOfWord(a.charAt(a.length() - tail))) {
      tail--;
    }
    return a.substring(0, head) + "*" + a.substring(a.length() - tail);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '*';
  }
}
