package terse.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Borrowed arrays and vectors. */
class ScratchTest {
  private final Scratch scratch = Scratch.local();
  private int lent;

  private Vector borrow(int dimension) {
    lent++;
    return scratch.borrow(dimension);
  }

  private void release() {
    lent--;
    scratch.release();
  }

  @AfterEach
  void giveAllBack() {
    while (lent > 0) {
      release();
    }
  }

  @Test
  void nestedLoansAreDifferentVectorsOfTheDimensionAskedFor() {
    Vector[] held = new Vector[20];
    for (int i = 0; i < held.length; i++) {
      held[i] = borrow(1 + i % 3);
      assertThat(held[i].dimension()).isEqualTo(1 + i % 3);
      held[i].fill(i);
    }
    for (int i = 0; i < held.length; i++) {
      assertThat(held[i]).as("loan %d", i).isEqualTo(Vector.zeros(1 + i % 3).fill(i));
    }
  }

  @Test
  void aVectorGivenBackIsLentAgain() {
    Vector outer = borrow(5);
    Vector inner = borrow(5);
    release();
    assertThat(borrow(5)).isSameAs(inner).isNotSameAs(outer);
    release();
    release();
    assertThat(borrow(5)).isIn(inner, outer);
  }

  /** Blocks of different lengths in turn must not cost an allocation each. */
  @Test
  void alternatingDimensionsAllocateNothingAfterTheFirstRound() {
    Vector[] first = new Vector[4];
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < first.length; i++) {
        Vector v = borrow(10 + i);
        release();
        if (round == 0) {
          first[i] = v;
        }
        assertThat(v).as("dimension %d", 10 + i).isSameAs(first[i]);
      }
    }
  }

  @Test
  void slotsAreIndependentAndGrow() {
    int[] small = scratch.ints(0, 3);
    assertThat(small.length).isGreaterThanOrEqualTo(3);
    assertThat(scratch.ints(0, 2)).isSameAs(small);
    assertThat(scratch.ints(1, 2)).isNotSameAs(small);
    int larger = small.length + 1;
    assertThat(scratch.ints(0, larger).length).isGreaterThanOrEqualTo(larger);
    assertThat(scratch.longs(0, 1000)).hasSizeGreaterThanOrEqualTo(1000);
    assertThat(scratch.doubles(0, 1000)).hasSizeGreaterThanOrEqualTo(1000);
    assertThat(scratch.doubles(0, 10)).isSameAs(scratch.doubles(0, 1000));
  }

  @Test
  void everyThreadHasItsOwn() {
    assertThat(Scratch.local()).isSameAs(scratch);
    assertThat(CompletableFuture.supplyAsync(Scratch::local).join()).isNotSameAs(scratch);
  }
}
