package terse.experiment.expect;

import java.util.Optional;
import terse.config.Key;

/** Last models and ledgers are these, to the bit. */
public record DigestIs(
    @Key("the method's label; the whole experiment where it is left out") Optional<String> method,
    @Key("64 hexadecimal digits, as in summary.json") String digest)
    implements Expectation {
  public DigestIs {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a digest has 64 hexadecimal digits, in lower case, but digest = " + digest);
    }
  }

  @Override
  public String text() {
    return "digest " + digest;
  }
}
