package terse.cluster;

import terse.vector.Coins;

/** The addresses of a run's random streams that do not belong to a message. */
final class Keys {
  private static final long RUN = 0x72756e;
  private static final long BATCHES = 0x62617463;
  private static final long NOISE = 0x6e6f6973;
  private static final long PARTICIPATION = 0x70617274;
  private static final long COMMON = 0x636f6d6d;

  private Keys() {}

  /** The key of a run: equal for all methods of a repeat, so that they see the same batches. */
  static long run(long seed, int repeat) {
    return Coins.key(RUN, seed, repeat);
  }

  static long batches(long run, int worker) {
    return Coins.fold(Coins.fold(run, BATCHES), worker);
  }

  static long noise(long run, int worker) {
    return Coins.fold(Coins.fold(run, NOISE), worker);
  }

  static long participation(long run, int k) {
    return Coins.fold(Coins.fold(run, PARTICIPATION), k);
  }

  /** The coins that all nodes of a run draw alike in round k. */
  static long common(long run, int k) {
    return Coins.fold(Coins.fold(run, COMMON), k);
  }
}
