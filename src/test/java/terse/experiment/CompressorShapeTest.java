package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.AdaptiveThreshold;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.Induced;
import terse.compress.Lattice;
import terse.compress.PerCoordinate;
import terse.compress.Power;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.RandK.IndexSource;
import terse.compress.RandomSparsification;
import terse.compress.Scale;
import terse.compress.Threshold;
import terse.compress.TopK;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.YamlReader;

/** Compressors made of compressors, and lists of numbers, as an experiment writes them. */
class CompressorShapeTest {
  private static final Shape COMPRESSOR = new Shapes(Catalogue.ofTerse()).of(Compressor.class);

  private static Object bound(String yaml, int d) {
    return COMPRESSOR.bind(
        COMPRESSOR.complete(YamlReader.parse("test", yaml)), Scope.constants().ofDimension(d));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of(
            "{type: compose, of: [{type: top-k, k: 3}, {type: qsgd, levels: 2}]}",
            Compose.chain(TopK.of(3), Qsgd.of(2))),
        Arguments.of(
            "{type: scale, of: {type: rand-k, k: 2}}",
            new Scale(OptionalDouble.empty(), RandK.of(2))),
        Arguments.of(
            "{type: scale, factor: 1/4, of: {type: rand-k, k: 2}}", Scale.by(0.25, RandK.of(2))),
        Arguments.of(
            "{type: induced, biased: {type: top-k, k: 2}, unbiased: {type: rand-k, k: 3}}",
            new Induced(TopK.of(2), RandK.of(3))),
        Arguments.of(
            "{type: random-sparsification, probability: 0.2}", RandomSparsification.of(0.2)),
        Arguments.of(
            "{type: random-sparsification, probability: [0.5, 1, 1/4, 1, 1, 1, 1, 1], indices:"
                + " sent}",
            new RandomSparsification(
                new PerCoordinate(List.of(0.5, 1.0, 0.25, 1.0, 1.0, 1.0, 1.0, 1.0)),
                IndexSource.SENT)),
        Arguments.of("{type: threshold, value: 1e-3}", new Threshold(1e-3)),
        Arguments.of("adaptive-threshold", new AdaptiveThreshold(0.5)),
        Arguments.of("{type: lattice, epsilon: 0.1}", Lattice.of(0.1)),
        Arguments.of("{type: lattice, epsilon: 0.1, unbiased: true}", new Lattice(0.1, true)),
        Arguments.of(
            "{type: power, rank: 2, blocks: {count: 2}}",
            new Blockwise(Power.of(2), new Blocks.Count(2))));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void textsAreCompressors(String yaml, Compressor expected) {
    assertThat(bound(yaml, 8)).isEqualTo(expected);
  }

  /** What comes after Top-k has its k coordinates, whatever d is. */
  @Test
  void blocksInsideAreOfWhatIsKept() {
    String chain =
        "{type: compose, of: [{type: top-k, k: 5}, {type: qsgd, levels: 2, blocks: %s}]}";
    assertThat(bound(chain.formatted("[2, 3]"), 8))
        .isEqualTo(
            Compose.chain(
                TopK.of(5), new Blockwise(Qsgd.of(2), new Blocks.Lengths(List.of(2, 3)))));
    assertThatThrownBy(() -> bound(chain.formatted("[4, 4]"), 8))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("block lengths must add up to the dimension 5, but add up to 8");
    String blocks =
        "{type: compose, of: [{type: top-k, k: 2}, {type: qsgd, levels: 2, blocks: [1, 1]}], blocks: [4, 4]}";
    assertThat(bound(blocks, 8)).isInstanceOf(Blockwise.class);
  }

  @Test
  void aListOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> bound("{type: random-sparsification, probability: [0.5, 0.5]}", 8))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("needs one probability or d = 8 of them, but has 2");
    assertThatThrownBy(() -> bound("{type: random-sparsification, probability: []}", 8))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("one for each coordinate");
  }
}
