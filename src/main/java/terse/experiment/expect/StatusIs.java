package terse.experiment.expect;

import java.util.Locale;
import java.util.Optional;
import terse.config.Key;

/** The runs end so: the worst of the repeats counts. */
public record StatusIs(
    @Key("the method's label; every method where it is left out") Optional<String> method,
    @Key("how its runs end") End status)
    implements Expectation {
  /** How runs end. */
  public enum End {
    /** All rounds were carried out. */
    FINISHED,
    /** A number was not finite, or the loss too large. */
    DIVERGED,
    /** A node threw. */
    FAILED
  }

  @Override
  public String text() {
    return "status " + status.name().toLowerCase(Locale.ROOT);
  }
}
