package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;

/** Messages: decoded from their bits, to the last one. */
class MessageTest {
  private static final Envelope ENVELOPE = new Envelope(5, 6, 7, 8, Precision.FLOAT64);

  /** Two reals, read back by a decoder that reads {@code read} of them. */
  private static Message twoReals(int read) {
    BitWriter out = new BitWriter(ENVELOPE, 128);
    out.part(Part.VALUES).real(1.5);
    out.real(-2);
    return out.finish(
        (in, y, scale) -> {
          for (int j = 0; j < read; j++) {
            y.set(j % 2, y.get(j % 2) + scale * in.real());
          }
        },
        2);
  }

  @Test
  void valuesAreAddedScaledOrCopied() {
    Message message = twoReals(2);
    Vector y = Vector.of(10, 20);
    message.addTo(y, 2);
    assertThat(y).isEqualTo(Vector.of(13, 16));
    message.addTo(y, -2);
    assertThat(y).isEqualTo(Vector.of(10, 20));
    message.copyTo(y);
    assertThat(y).isEqualTo(Vector.of(1.5, -2));
  }

  @Test
  void bitsThatNobodyReadsAreRefused() {
    assertThatThrownBy(() -> twoReals(1).addTo(Vector.zeros(2), 1))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("64 bits follow the value at bit 64");
  }

  @Test
  void bitsThatAreMissingAreRefused() {
    assertThatThrownBy(() -> twoReals(3).addTo(Vector.zeros(2), 1))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("the message ends inside a field of 64 bits at bit 128");
  }

  @Test
  void anotherDimensionIsRefused() {
    assertThatThrownBy(() -> twoReals(2).addTo(Vector.zeros(3), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a message of dimension 2 cannot be added to dimension 3");
  }

  @Test
  void anUnbilledMessageDiffersInNothingElse() {
    Message message = twoReals(2);
    Message free = message.unbilled();
    assertThat(message.billed()).isTrue();
    assertThat(free.billed()).isFalse();
    assertThat(free.bits()).isEqualTo(message.bits());
    assertThat(free.bits(Part.VALUES)).isEqualTo(128);
    assertThat(free.payload()).isEqualTo(message.payload());
    assertThat(free.envelope()).isEqualTo(ENVELOPE);
    assertThat(free.decoder()).isSameAs(message.decoder());
    assertThat(free.frame()).isEqualTo(message.frame());
  }

  @Test
  void aReceivedMessageHasAValueButNoParts() {
    Message sent = twoReals(2);
    Message received =
        Frame.open(sent.frame(), sent.frameLength(), 5, Precision.FLOAT64, sent.decoder(), 2);
    Vector y = Vector.zeros(2);
    received.copyTo(y);
    assertThat(y).isEqualTo(Vector.of(1.5, -2));
    assertThatThrownBy(() -> received.bits(Part.VALUES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("its sender does");
  }

  @Test
  void anEmptyMessageIsAMessage() {
    Message nothing = new BitWriter(ENVELOPE, 0).finish((in, y, scale) -> {}, 3);
    Vector y = Vector.of(1, 2, 3);
    nothing.addTo(y, 1);
    assertThat(y).isEqualTo(Vector.of(1, 2, 3));
    assertThat(nothing.bits()).isZero();
    assertThat(nothing.payload()).isEmpty();
    assertThat(nothing.frameLength()).isEqualTo(Frame.HEADER_BYTES);
  }

  @Test
  void everyPartOfAnEnvelopeHasStreamsOfItsOwn() {
    Set<Long> first = new HashSet<>();
    for (Envelope e :
        new Envelope[] {
          ENVELOPE,
          new Envelope(4, 6, 7, 8, Precision.FLOAT64),
          new Envelope(5, 7, 7, 8, Precision.FLOAT64),
          new Envelope(5, 6, Envelope.SERVER, 8, Precision.FLOAT64),
          new Envelope(5, 6, 7, 0, Precision.FLOAT64)
        }) {
      first.add(e.coins().nextLong());
      first.add(e.shared().nextLong());
    }
    assertThat(first).hasSize(10);
    Envelope same = new Envelope(5, 6, 7, 8, Precision.FLOAT32);
    assertThat(same.coins().nextLong()).as("precision does not matter").isIn(first);
  }
}
