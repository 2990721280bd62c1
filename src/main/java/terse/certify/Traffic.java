package terse.certify;

import java.util.HashMap;
import java.util.Map;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Entropy;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * What a message about a vector of independent normal coordinates costs at float32, in bits, as a
 * mean over some rounds.
 *
 * <p>The entropy takes real numbers as they are. Where coordinates travel as values it adds log2
 * C(d, k) for the set of the k coordinates, if that is sent; else it is the empirical entropy of
 * the decoded coordinates as symbols, block by block. It knows no more than one message: of few
 * coordinates with many symbols it says too little.
 *
 * @param bits sent
 * @param entropy of what was sent
 * @param formula a paper's formula for the length; NaN where there is none
 * @param formulaName which one; empty where there is none
 */
public record Traffic(double bits, double entropy, double formula, String formulaName) {
  private static final int ROUNDS = 10;

  static Traffic of(Compressor compressor, int d, long seed) {
    double bits = 0;
    double entropy = 0;
    double formula = 0;
    Formula known = Formula.of(compressor, d);
    for (int round = 0; round < ROUNDS; round++) {
      Envelope envelope = new Envelope(Coins.key(seed, 2), round, 1, 0, Precision.FLOAT32);
      Message message =
          compressor.compress(Families.gaussian(d, Coins.key(seed, 2, round)), envelope);
      Vector value = Draws.value(message);
      bits += message.bits();
      entropy += entropy(compressor, message, value);
      formula += known.bits(value);
    }
    return new Traffic(bits / ROUNDS, entropy / ROUNDS, formula / ROUNDS, known.name());
  }

  private static double entropy(Compressor compressor, Message message, Vector value) {
    double reals = message.bits(Part.VALUES) + message.bits(Part.NORMS);
    boolean asValues = message.bits(Part.VALUES) > 0;
    if (asValues && message.bits(Part.INDICES) == 0) {
      return reals;
    }
    int d = value.dimension();
    Blocks blocks =
        compressor instanceof Blockwise blockwise ? blockwise.blocks() : new Blocks.Size(d);
    double bits = reals;
    for (int b = 0, from = 0; b < blocks.count(d); b++) {
      int to = from + blocks.length(b, d);
      bits += asValues ? ofSet(value.array(), from, to) : ofSymbols(value.array(), from, to);
      from = to;
    }
    return bits;
  }

  private static double ofSet(double[] values, int from, int to) {
    return Entropy.log2Binomial(to - from, Formula.nonzero(values, from, to));
  }

  private static double ofSymbols(double[] values, int from, int to) {
    Map<Double, Long> counts = new HashMap<>();
    for (int j = from; j < to; j++) {
      counts.merge(values[j] + 0.0, 1L, Long::sum); // -0.0 + 0.0 is 0.0
    }
    return Entropy.bits(counts.values().stream().mapToLong(Long::longValue).toArray());
  }
}
