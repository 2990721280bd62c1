package terse.certify;

import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.method.Uplinks;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * A method one side of which says what it said in another run, whatever it hears: the other side
 * must not see the difference.
 */
final class MethodReplay extends MethodWrapper {
  private final MethodWitness record;
  private final boolean workers;

  private MethodReplay(Algorithm inner, MethodWitness record, boolean workers) {
    super(inner);
    this.record = record;
    this.workers = workers;
  }

  /** The workers of this method with a recorded server. */
  static Algorithm ofServer(Algorithm inner, MethodWitness record) {
    return new MethodReplay(inner, record, false);
  }

  /** The server of this method with recorded workers. */
  static Algorithm ofWorkers(Algorithm inner, MethodWitness record) {
    return new MethodReplay(inner, record, true);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    if (!workers) {
      return super.worker(site, oracle);
    }
    return new Worker() {
      @Override
      public void hear(Round round, Message fromServer) {}

      @Override
      public Message answer(Round round) {
        return record.up(round.k(), site.node());
      }
    };
  }

  @Override
  public Server server(Site site) {
    if (workers) {
      return super.server(site);
    }
    Vector start = site.start("x");
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return record.down(round.k());
      }

      @Override
      public void receive(Round round, Uplinks messages) {}

      @Override
      public Vector model() {
        return start;
      }
    };
  }
}
