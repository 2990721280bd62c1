package terse.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The terminal, if the output goes to one. */
final class Terminal {
  private static final int USUAL = 80;
  private static final int LEAST = 20;
  private static final File DEVICE = new File("/dev/tty");

  private Terminal() {}

  /** Newer JVMs have a console that is no terminal, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean isThere() {
    Object console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** Its columns, 80 where that is not known. */
  static int width() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(DEVICE)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ", -1);
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
      return columns == 0 ? USUAL : Math.max(LEAST, columns);
    } catch (IOException | NumberFormatException e) {
      return USUAL;
    }
  }
}
