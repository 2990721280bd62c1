package terse.experiment.theory;

import terse.compress.Compressor;
import terse.compress.Guaranteed;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.theory.Noise;
import terse.theory.Setting;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** Whether anything about a method is random. */
final class Chance {
  /** The rounds in which a compressor must do the same to count as deterministic. */
  private static final int TRIED = 64;

  private static final long PURPOSE = 0x6368616e6365L;

  private Chance() {}

  /** Whether gradients, participation or compressors are; compressors are tried. */
  static boolean of(Algorithm algorithm, Setting setting) {
    return !setting.noise().equals(Noise.NONE)
        || (setting.participation() < 1 && setting.workers() > 1)
        || of(algorithm.uplink(), setting.dimension())
        || of(algorithm.downlink(), setting.dimension());
  }

  private static boolean of(Guaranteed link, int d) {
    if (link instanceof PerWorker each) {
      return each.compressors().stream().anyMatch(compressor -> of(compressor, d));
    }
    return !(link instanceof Compressor compressor) || tried(compressor, d);
  }

  private static boolean tried(Compressor compressor, int d) {
    Coins coins = new Coins(Coins.key(PURPOSE, d));
    Vector x = Vector.zeros(d);
    for (int j = 0; j < d; j++) {
      x.set(j, coins.nextGaussian());
    }
    Vector first = value(compressor, x, 0);
    for (int round = 1; round < TRIED; round++) {
      if (!value(compressor, x, round).equals(first)) {
        return true;
      }
    }
    return false;
  }

  private static Vector value(Compressor compressor, Vector x, int round) {
    Message message = compressor.compress(x, new Envelope(PURPOSE, round, 0, 0, Precision.FLOAT64));
    Vector y = Vector.zeros(x.dimension());
    message.addTo(y, 1);
    return y;
  }
}
