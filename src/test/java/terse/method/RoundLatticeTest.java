package terse.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Lattice;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

class RoundLatticeTest {
  private static final Vector X = Vector.of(3.7, -1.2, 0.4, 12);

  private static Lattice lattice(int k) {
    return Lattice.of(Math.scalb(1.0, -k));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aMessageIsThatOfTheLatticeOfItsRound(int k) {
    RoundLattice q = new RoundLattice(RoundLatticeTest::lattice);
    Envelope envelope = new Envelope(1, k, 0, 0, Precision.FLOAT32);
    Message message = q.compress(X, envelope);
    assertThat(message.decoder()).isEqualTo(lattice(k));
    assertThat(message.payload()).isEqualTo(lattice(k).compress(X, envelope).payload());
    BitWriter out = new BitWriter(envelope, q.roomFor(4, 32));
    q.encode(X, envelope.coins(), out);
    Message written = out.finish(q, 4);
    assertThat(written.payload()).isEqualTo(message.payload());
    Vector value = Vector.zeros(4);
    Vector read = Vector.zeros(4);
    message.copyTo(value);
    written.copyTo(read);
    assertThat(read).isEqualTo(value);
    assertThat(Math.sqrt(value.squaredDistance(X)))
        .isLessThanOrEqualTo(Math.scalb(1.0, -k))
        .isLessThanOrEqualTo(q.guarantee(4).absolute());
  }
}
