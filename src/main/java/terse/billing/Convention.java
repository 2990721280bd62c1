package terse.billing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.billing.Piece.Choice;
import terse.billing.Piece.Quantised;
import terse.billing.Piece.Reals;
import terse.trace.Price;
import terse.wire.Entropy;
import terse.wire.Message;
import terse.wire.Part;

/**
 * The named ways to price a message.
 *
 * <p>Where a convention says nothing else, a real number costs 32 bits, however precise it travels,
 * and a sparsifier's choice of coordinates costs what was sent of it. A quantiser's levels, with
 * their signs, count as {@link Part#LEVELS}; its norm as {@link Part#NORMS}; a choice as {@link
 * Part#INDICES}. A convention that knows no price of a quantiser knows none of its message, which
 * is then left at what was sent.
 */
public enum Convention {
  /** What was sent: the truth. */
  ENCODED {
    @Override
    Optional<Price> price(Message message, Optional<List<Piece>> pieces, int workers) {
      return Optional.of(Price.encoded(message));
    }
  },

  /**
   * The released code of MCM (Philippenko, Dieuleveut, NeurIPS 2021): one direction of a round
   * costs N (3 + 3/2) ln(2 (s^2 + d) / (s (s + sqrt d))) s (s + sqrt d) + 32 with QSGD of s levels
   * and the Euclidean norm, 32 N d without compression.
   *
   * <p>So that N messages add up to this, each costs the N-th part: the formula without N for its
   * levels, and 32/N for its norms, once a message, however many blocks it has. Blocks add up. With
   * fewer messages in a round (partial participation, a broadcast that is billed once) the sum is
   * in proportion. Their figures count one exchange an epoch, and not the first one: that is their
   * axis, not a price, and left to who draws it.
   */
  MCM_AUTHORS {
    @Override
    Optional<Price> price(Message message, Optional<List<Piece>> pieces, int workers) {
      Optional<Price> price = super.price(message, pieces, workers);
      boolean compressed =
          pieces.stream().flatMap(List::stream).anyMatch(Quantised.class::isInstance);
      return compressed ? price.map(sum -> sum.add(Part.NORMS, REAL / workers)) : price;
    }

    @Override
    boolean quantised(Quantised piece, Price price) {
      OptionalInt s = Quantisers.euclideanLevels(piece.by());
      s.ifPresent(
          levels -> {
            double size = nonZeros(levels, piece.dimension());
            price.add(Part.LEVELS, (3 + 1.5) * Math.log(ratio(levels, piece.dimension())) * size);
          });
      return s.isPresent();
    }
  },

  /**
   * Real numbers alone: 32 k bits for k values, nothing for which they are. Of a quantiser, its
   * norm at 32 bits, and all else as sent, since its levels are its values.
   */
  VALUES_ONLY {
    @Override
    void choice(Choice piece, Price price) {}

    @Override
    boolean quantised(Quantised piece, Price price) {
      return asSent(piece, price);
    }
  },

  /**
   * 32 bits for each value and 32 for its index, also where both ends draw the indices: (32 + 32)
   * k. A vector that is sent whole has no indices. Of a quantiser, its norm at 32 bits, and all
   * else as sent.
   */
  VALUE_AND_INDEX {
    @Override
    void choice(Choice piece, Price price) {
      price.add(Part.INDICES, REAL * piece.kept());
    }

    @Override
    boolean quantised(Quantised piece, Price price) {
      return asSent(piece, price);
    }
  },

  /**
   * k (32 + log2 d) for k values of d: the usual count for sparsifiers, also where both ends draw
   * the indices. A vector that is sent whole has no indices. Of a quantiser, its norm at 32 bits,
   * and all else as sent.
   */
  VALUE_AND_LOG2_INDEX {
    @Override
    void choice(Choice piece, Price price) {
      price.add(Part.INDICES, piece.kept() * log2(piece.d()));
    }

    @Override
    boolean quantised(Quantised piece, Price price) {
      return asSent(piece, price);
    }
  },

  /**
   * QSGD's bound on its expected bits in Elias' code (Alistarh et al., NeurIPS 2017, Theorem 3.2),
   * without the o(1): (3 + 3/2 log2(2 (s^2 + d) / (s (s + sqrt d)))) s (s + sqrt d) + 32, for QSGD
   * with the Euclidean norm. Blocks add up.
   */
  QSGD_BOUND {
    @Override
    boolean quantised(Quantised piece, Price price) {
      OptionalInt s = Quantisers.euclideanLevels(piece.by());
      s.ifPresent(
          levels -> {
            double each = 3 + 1.5 * log2(ratio(levels, piece.dimension()));
            price.add(Part.LEVELS, each * nonZeros(levels, piece.dimension()));
            price.add(Part.NORMS, REAL);
          });
      return s.isPresent();
    }
  },

  /**
   * Nine bits a coordinate, a sign and an exponent of eight bits (Horváth et al., 2019): natural
   * compression and rounding to powers of two.
   */
  NATURAL_9 {
    @Override
    boolean quantised(Quantised piece, Price price) {
      if (Quantisers.isBinary(piece.by())) {
        price.add(Part.LEVELS, 8.0 * piece.dimension());
        price.add(Part.SIGNS, piece.dimension());
        return true;
      }
      return false;
    }
  },

  /**
   * log2(2 s + 1) bits a coordinate for s levels with a sign, or zero, which is log2 3 for
   * TernGrad; one for a sign; 32 for a norm.
   */
  LOG2_LEVELS {
    @Override
    boolean quantised(Quantised piece, Price price) {
      OptionalInt s = Quantisers.levels(piece.by());
      if (s.isPresent()) {
        price.add(Part.LEVELS, piece.dimension() * log2(2.0 * s.getAsInt() + 1));
      } else if (Quantisers.isSign(piece.by())) {
        price.add(Part.SIGNS, piece.dimension());
      } else {
        return false;
      }
      price.add(Part.NORMS, REAL * Quantisers.norms(piece.by()));
      return true;
    }
  },

  /**
   * d log2(1/e + 2) + 1.05 d bits, rounded up, for the lattice with e = epsilon/M (Ye, Xiao, Sun,
   * 2020, Lemma 2.1), M being the length of the vector that arrives. Blocks add up.
   */
  IADE_LEMMA {
    @Override
    boolean quantised(Quantised piece, Price price) {
      OptionalDouble epsilon = Quantisers.accuracy(piece.by());
      epsilon.ifPresent(
          e -> {
            double each = 1.05 + log2(piece.value().norm() / e + 2);
            price.add(Part.LEVELS, Math.ceil(piece.dimension() * each));
          });
      return epsilon.isPresent();
    }
  },

  /**
   * The empirical entropy, message by message: log2 C(d, k) for a choice that was sent, none for
   * one that both ends draw; for a quantiser's coordinates the entropy of the levels, with their
   * signs, by how often each occurs in the message; values and norms in the precision of the wire.
   * What a receiver must know besides (k where it varies, the frequencies) is not counted.
   */
  ENTROPY {
    @Override
    void choice(Choice piece, Price price) {
      if (piece.bits() > 0) {
        price.add(Part.INDICES, Entropy.log2Binomial(piece.d(), piece.kept()));
      }
    }

    @Override
    void reals(Reals piece, Price price) {
      price.add(Part.VALUES, (double) piece.bits());
    }

    @Override
    boolean quantised(Quantised piece, Price price) {
      price.add(Part.LEVELS, Quantisers.entropy(piece.value()));
      price.add(Part.NORMS, (double) piece.normBits());
      return true;
    }
  };

  private static final double REAL = 32;

  /** The price of a message with these pieces, or none. */
  Optional<Price> price(Message message, Optional<List<Piece>> pieces, int workers) {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    Price price = new Price();
    for (Piece piece : pieces.get()) {
      if (piece instanceof Choice choice) {
        choice(choice, price);
      } else if (piece instanceof Reals reals) {
        reals(reals, price);
      } else if (!quantised((Quantised) piece, price)) {
        return Optional.empty();
      }
    }
    return Optional.of(price);
  }

  /** Adds the price of a choice. */
  void choice(Choice piece, Price price) {
    price.add(Part.INDICES, (double) piece.bits());
  }

  /** Adds the price of real numbers. */
  void reals(Reals piece, Price price) {
    price.add(Part.VALUES, REAL * piece.count());
  }

  /** Adds the price of what a quantiser wrote; false where there is none. */
  boolean quantised(Quantised piece, Price price) {
    return false;
  }

  private static boolean asSent(Quantised piece, Price price) {
    price.add(Part.LEVELS, (double) (piece.bits() - piece.normBits()));
    price.add(Part.NORMS, REAL * Quantisers.norms(piece.by()));
    return true;
  }

  /** s (s + sqrt d): what QSGD's authors bound the number of levels that are not zero with. */
  private static double nonZeros(int s, int d) {
    return s * (s + Math.sqrt(d));
  }

  /** 2 (s^2 + d) / (s (s + sqrt d)). */
  private static double ratio(int s, int d) {
    return 2 * ((double) s * s + d) / nonZeros(s, d);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
