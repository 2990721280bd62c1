package terse.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.experiment.Catalogue;

/** Every line of the table of {@code scripts/bench bits}, but those that take long. */
class BitLimitTest {
  static Stream<Arguments> lines() {
    return Stream.of(100, 10_000)
        .flatMap(d -> BitLimit.all(d).stream().map(line -> Arguments.of(d, line)));
  }

  /** Means over 200,000 coordinates of a fixed seed: the same every time. */
  @ParameterizedTest(name = "d = {0}, {1}")
  @MethodSource("lines")
  void bitsAreWithinTheirLimit(int d, BitLimit line) {
    Information said = Information.of(line.compressor(), d, 1);
    assertThat(said.ratio()).isGreaterThan(0.99);
    if (!Double.isNaN(line.limit())) {
      assertThat(said.ratio()).isLessThanOrEqualTo(line.limit());
    }
  }

  @Test
  void everyCompressorHasALimit() {
    Set<Class<?>> limited =
        BitLimit.all(100).stream()
            .filter(line -> line.limit() <= BitLimit.FAST)
            .map(line -> line.compressor().getClass())
            .collect(Collectors.toSet());
    assertThat(limited).containsAll(List.copyOf(Catalogue.ofTerse().compressors().values()));
  }

  @Test
  void theRangeCoderHasTheCloserLimit() {
    assertThat(BitLimit.all(10_000))
        .filteredOn(line -> line.name().endsWith(", range") && !line.name().contains("0.1 %"))
        .hasSizeGreaterThan(20)
        .allMatch(line -> line.limit() == BitLimit.RANGED);
  }
}
