package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private static StandardOutput after(OutputStream below) {
    StandardOutput out = new StandardOutput(below);
    PrintStream print =
        new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
    print.print("table");
    print.flush();
    print.flush();
    return out;
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void passesOnWhatIsPrinted() {
    ByteArrayOutputStream below = new ByteArrayOutputStream();
    assertThat(after(below).failure()).isEmpty();
    assertThat(below.toString(StandardCharsets.UTF_8)).isEqualTo("table");
  }

  @Test
  void remembersWhyItFailed() {
    assertThat(after(failing("No space left on device")).failure())
        .contains("No space left on device");
  }

  @Test
  void aReaderThatHasEnoughIsNoFailure() {
    assertThat(after(failing("Broken pipe")).failure()).isEmpty();
  }
}
