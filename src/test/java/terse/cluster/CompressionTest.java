package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.Lattice;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.vector.Vector;

class CompressionTest {
  private static final Compressor BLOCKS =
      new Blockwise(new ScaledSign(), new Blocks.Lengths(List.of(1, 3, 2)));

  private static Compression of(Compressor c, Vector x, Vector value) {
    return new Compression("C", c, x, value, 1);
  }

  @Test
  void quantitiesByHand() {
    Vector x = Vector.of(5, 1, -1, 0, 3, -4);
    Vector value = Vector.of(5, 0, 0, 0, 3, -4);
    Compression top = of(TopK.of(3), x, value);
    assertThat(top.squaredError()).isEqualTo(2);
    assertThat(top.relativeError()).isEqualTo(2.0 / 52);
    assertThat(top.density()).isCloseTo(196.0 / (6 * 52), within(1e-15));
    assertThat(top.hasBlocks()).isFalse();
    assertThat(top.phi()).isNaN();
    assertThat(top.isAbsolute()).isFalse();
    // blocks: 25/25, 4/(3*2), 49/(2*25)
    assertThat(of(BLOCKS, x, value).phi()).isCloseTo(4.0 / 6, within(1e-15));
    assertThat(of(BLOCKS, x, value).hasBlocks()).isTrue();
    assertThat(of(Lattice.of(1), x, value).isAbsolute()).isTrue();
  }

  @Test
  void aBlockThatIsZeroDoesNotCount() {
    Vector x = Vector.of(0, 0, 0, 0, 3, -4);
    assertThat(of(BLOCKS, x, x).phi()).isCloseTo(49.0 / 50, within(1e-15));
  }

  @Test
  void nothingIsDefinedOfZero() {
    Vector zero = Vector.zeros(6);
    Compression none = of(BLOCKS, zero, zero);
    assertThat(none.relativeError()).isNaN();
    assertThat(none.density()).isNaN();
    assertThat(none.phi()).isNaN();
    assertThat(none.squaredError()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.9E-324, 1e-300, 1e-160, 1e-100, 1e100, 1e160, 1e300})
  void ratiosDoNotDependOnTheScale(double scale) {
    Vector x = Vector.of(4 * scale, 2 * scale, 0);
    Vector value = Vector.of(4 * scale, 0, 0);
    Compression c = of(TopK.of(1), x, value);
    assertThat(c.relativeError()).isCloseTo(0.2, within(1e-12));
    assertThat(c.density()).isCloseTo(0.6, within(1e-12));
  }
}
