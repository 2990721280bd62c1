package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where vectors are cut. */
class BlocksTest {
  private static List<Integer> cut(Blocks blocks, int d) {
    return IntStream.range(0, blocks.count(d)).mapToObj(b -> blocks.length(b, d)).toList();
  }

  @Test
  void sizesAreEqualButTheLast() {
    assertThat(cut(new Blocks.Size(4), 10)).containsExactly(4, 4, 2);
    assertThat(cut(new Blocks.Size(5), 10)).containsExactly(5, 5);
    assertThat(cut(new Blocks.Size(11), 10)).containsExactly(10);
    assertThat(new Blocks.Size(Integer.MAX_VALUE).count(Integer.MAX_VALUE)).isEqualTo(1);
    assertThat(new Blocks.Size(Integer.MAX_VALUE - 1).length(1, Integer.MAX_VALUE)).isEqualTo(1);
  }

  @Test
  void countsDifferByAtMostOneAndTheLongerComeFirst() {
    assertThat(cut(new Blocks.Count(3), 11)).containsExactly(4, 4, 3);
    assertThat(cut(new Blocks.Count(3), 3)).containsExactly(1, 1, 1);
  }

  @Test
  void lengthsAreAsListed() {
    assertThat(cut(new Blocks.Lengths(List.of(4, 4, 8)), 16)).containsExactly(4, 4, 8);
  }

  @Property
  void blocksCoverTheVector(
      @ForAll @IntRange(min = 1, max = 500) int d, @ForAll @IntRange(min = 1, max = 600) int n) {
    for (Blocks blocks : List.of(new Blocks.Size(n), new Blocks.Count(Math.min(n, d)))) {
      List<Integer> lengths = cut(blocks, d);
      assertThat(lengths).allMatch(length -> length >= 1);
      assertThat(lengths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(d);
    }
  }

  @Test
  void cutsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new Blocks.Lengths(List.of(4, 4)).count(9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block lengths must add up to the dimension 9, but add up to 8");
    assertThatThrownBy(
            () -> new Blocks.Lengths(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE)).count(9))
        .hasMessageEndingWith("but add up to 4294967294");
    assertThatThrownBy(() -> new Blocks.Count(4).count(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a vector of dimension 3 cannot be cut into 4 blocks");
    assertThatThrownBy(() -> new Blocks.Layers().count(3))
        .hasMessageContaining("not bound to a problem");
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Blocks.Size(0))
        .hasMessage("a block size must be >= 1, but size = 0");
    assertThatThrownBy(() -> new Blocks.Count(-1))
        .hasMessage("a number of blocks must be >= 1, but count = -1");
    assertThatThrownBy(() -> new Blocks.Lengths(List.of()))
        .hasMessage("a list of block lengths must not be empty");
    assertThatThrownBy(() -> new Blocks.Lengths(List.of(3, 0)))
        .hasMessage("a block length must be >= 1, but is 0");
  }
}
