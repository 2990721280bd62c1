package terse.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers what a {@link PrintStream} keeps to itself: why it failed. */
final class StandardOutput extends FilterOutputStream {
  private IOException first;

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Puts it in the place of {@link System#out}. */
  static StandardOutput install() {
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(new BufferedOutputStream(out), false, charset()));
    return out;
  }

  /** The terminal's, as the JVM has found it: under another name before JDK 19. */
  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      if (first == null) {
        first = e;
      }
      throw e;
    }
  }

  /**
   * Why not everything was written. A reader that has closed the pipe has read what it wanted: that
   * is no failure.
   */
  Optional<String> failure() {
    return Optional.ofNullable(first)
        .map(e -> String.valueOf(e.getMessage()))
        .filter(reason -> !reason.toLowerCase(Locale.ROOT).contains("pipe"));
  }
}
