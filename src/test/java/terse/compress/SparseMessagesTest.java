package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.vector.Vector;
import terse.wire.Entropy;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/** What sparse and sign messages cost in bits, beside entropy, and in memory. */
class SparseMessagesTest {
  @ParameterizedTest
  @CsvSource({"100,1", "100,10", "10000,10", "10000,100", "10000,1000"})
  void topKSendsHardlyMoreThanTheEntropyOfItsIndices(int d, int k) {
    double sent = 0;
    int vectors = 50;
    for (int i = 0; i < vectors; i++) {
      Message message =
          TopK.of(k)
              .compress(NastyVectors.gaussian(d, 60 + i), Sending.envelope(i, Precision.FLOAT32));
      assertThat(message.bits(Part.VALUES)).isEqualTo(32L * k);
      sent += message.bits(Part.INDICES);
    }
    assertThat(sent / vectors / Entropy.log2Binomial(d, k))
        .as("index bits sent / log2 C(%d, %d)", d, k)
        .isLessThan(1.02);
  }

  static Stream<Compressor> sparse() {
    return Stream.of(
        new Sign(),
        new ScaledSign(),
        TopK.of(1000),
        TopK.of(40_000),
        RandK.of(1000),
        RandK.of(40_000),
        Identity.INSTANCE);
  }

  @ParameterizedTest
  @MethodSource("sparse")
  void nothingIsAllocatedButTheMessageInLongVectorsToo(Compressor compressor) {
    Vector x = NastyVectors.gaussian(100_000, 71);
    Vector y = Vector.zeros(100_000);
    for (int i = 0; i < 3; i++) {
      compressor.compress(x, Sending.envelope(i, Precision.FLOAT32)).addTo(y, 1);
    }
    Allocation meter = new Allocation();
    Message message = compressor.compress(x, Sending.envelope(9, Precision.FLOAT32));
    long encoding = meter.bytes();
    message.addTo(y, 1);
    long decoding = meter.bytes() - encoding;
    // The index code makes a small object every 64 indices until it is compiled.
    long few = 3000 + message.bits(Part.INDICES) / 3;
    assertThat(encoding - message.frame().length).as("bytes beside the message").isLessThan(few);
    assertThat(decoding).as("bytes to decode").isLessThan(few);
    assertThat(message.frame().length).isLessThan(message.frameLength() * 21 / 20 + 100);
  }
}
