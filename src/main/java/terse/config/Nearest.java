package terse.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known name somebody may have meant who wrote another. */
public final class Nearest {
  /** A longer list of known names is not repeated in a message. */
  private static final int MANY = 32;

  private Nearest() {}

  /**
   * What a message says of an unknown name: the nearest known one, and all of them where they are
   * not many.
   */
  public static String hint(String unknown, Collection<String> known) {
    StringBuilder hint = new StringBuilder();
    to(unknown, known).ifPresent(name -> hint.append("; did you mean ").append(name).append('?'));
    if (!known.isEmpty() && known.size() <= MANY) {
      hint.append(hint.isEmpty() ? "; known: " : " known: ").append(String.join(", ", known));
    }
    return hint.toString();
  }

  /** The known name with the fewest edits, where these are few enough for a slip. */
  public static Optional<String> to(String unknown, Collection<String> known) {
    String best = null;
    int fewest = Math.max(2, unknown.length() / 3) + 1;
    for (String name : known) {
      int edits = edits(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), fewest);
      if (edits < fewest && edits < Math.max(name.length(), unknown.length())) {
        fewest = edits;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn a into b, or {@code
   * limit} when there are more.
   */
  private static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1);
        least = Math.min(least, edits[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = least;
      }
    }
    return edits[a.length()][b.length()];
  }
}
