package terse.certify;

import terse.method.Algorithm;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.vector.Coins;
import terse.wire.Message;

/** A method whose workers take a random time before they answer. */
final class MethodDelays extends MethodWrapper {
  private static final int MOST_NANOS = 40_000;

  private final long seed;

  MethodDelays(Algorithm inner, long seed) {
    super(inner);
    this.seed = seed;
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Worker worker = super.worker(site, oracle);
    Coins coins = new Coins(Coins.key(seed, site.node()));
    return new Worker() {
      @Override
      public void hear(Round round, Message fromServer) {
        worker.hear(round, fromServer);
      }

      @Override
      public Message answer(Round round) {
        long begin = System.nanoTime();
        int delay = coins.nextInt(MOST_NANOS);
        while (System.nanoTime() - begin < delay) {
          // a node owns no thread that it could put to sleep
        }
        return worker.answer(round);
      }
    };
  }
}
