package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import terse.certify.Damage;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * The messages of a compressor, damaged as {@link Damage} does it: about 1,200 for each compressor,
 * dimension and precision.
 */
record DamagedMessages(Compressor compressor, int d) {
  private static final int TRIES = 500;

  void check(Precision precision) {
    Message honest =
        compressor.compress(NastyVectors.gaussian(d, 21), Sending.envelope(0, precision));
    assertThat(new Damage(honest, 22, TRIES).breach()).as("%s", this).isEmpty();
  }
}
