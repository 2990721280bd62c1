package terse.cluster;

import java.util.Optional;
import terse.method.Oracle;
import terse.objective.Objective;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * Gradients of one f_i: over all its rows, or over a batch drawn anew each round, without
 * replacement, uniform among all batches; as they are, or with Gaussian noise.
 *
 * <p>The batch of a round is addressed by (run, worker, round): a few swaps of Fisher and Yates on
 * the list of rows, which are undone before the next round, so that it does not depend on the
 * batches before it.
 */
final class LocalOracle implements Oracle {
  private final Objective local;
  private final int batch;
  private final long key;
  private final Optional<GaussianNoise> noise;
  private final int[] rows;
  private final int[] swapped;
  private int round;
  private int drawnFor = -1;

  /**
   * @param batch rows of a batch, 0 for all; all are used, too, where there are not more than that
   * @param key of the batches
   * @param noise of the gradient over these rows, where there is one
   */
  LocalOracle(Objective local, int batch, long key, Optional<GaussianNoise> noise) {
    this.local = local;
    this.batch = batch < local.rows() ? batch : 0;
    this.key = key;
    this.noise = noise;
    rows = new int[this.batch == 0 ? 0 : local.rows()];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = r;
    }
    swapped = new int[this.batch];
  }

  /** Says which round the next calls belong to. */
  void enter(int k) {
    round = k;
  }

  @Override
  public void gradient(Vector x, Vector g) {
    if (batch == 0) {
      local.gradient(x, g);
    } else {
      if (drawnFor != round) {
        undo();
        draw(new Coins(Coins.fold(key, round)));
        drawnFor = round;
      }
      local.gradient(x, rows, batch, g);
    }
    noise.ifPresent(xi -> xi.addTo(g, round));
  }

  private void draw(Coins coins) {
    for (int i = 0; i < batch; i++) {
      int j = i + coins.nextInt(rows.length - i);
      swapped[i] = j;
      swap(i, j);
    }
  }

  private void undo() {
    if (drawnFor >= 0) {
      for (int i = batch - 1; i >= 0; i--) {
        swap(i, swapped[i]);
      }
    }
  }

  private void swap(int i, int j) {
    int r = rows[i];
    rows[i] = rows[j];
    rows[j] = r;
  }
}
