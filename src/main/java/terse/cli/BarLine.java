package terse.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * The line of a progress bar: rounds, the bar, rounds a second, the time that is left, the loss.
 * Where it is too wide, first the bar gets shorter, then the name goes, then the bar.
 */
final class BarLine implements ProgressBarRenderer {
  private static final int LONGEST = 30;
  private static final int SHORTEST = 5;

  @Override
  public String render(ProgressState state, int width) {
    return of(
        state.getTaskName(),
        state.getCurrent(),
        state.getMax(),
        state.getElapsedAfterStart().toMillis() / 1000.0,
        state.getExtraMessage(),
        width);
  }

  static String of(String name, long done, long all, double seconds, String message, int width) {
    String count = done + "/" + all + " rounds";
    String rate = done == 0 || seconds <= 0 ? "" : rate(done / seconds);
    String left =
        done == 0 || done >= all ? "" : ", " + time(seconds * (all - done) / done) + " left";
    String more = message.isEmpty() ? "" : ", " + message.strip();
    String numbers = count + (rate.isEmpty() ? "" : ", " + rate) + left + more;
    int room = width - name.length() - numbers.length() - 4;
    if (room >= SHORTEST) {
      return name + " " + bar(done, all, Math.min(LONGEST, room)) + " " + numbers;
    }
    room = width - numbers.length() - 3;
    if (room >= SHORTEST) {
      return bar(done, all, Math.min(LONGEST, room)) + " " + numbers;
    }
    return numbers.length() <= width ? numbers : numbers.substring(0, Math.max(0, width));
  }

  private static String bar(long done, long all, int width) {
    int full = all == 0 ? width : (int) (width * done / all);
    return "[" + "=".repeat(full) + " ".repeat(width - full) + "]";
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f/s" : "%.0f/s", rate);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
