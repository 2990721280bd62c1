package terse.certify;

import java.util.ArrayList;
import java.util.List;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.method.Uplinks;
import terse.vector.Vector;
import terse.wire.Message;

/** A method that keeps the models and the messages of one run whose nodes take turns. */
final class MethodWitness extends MethodWrapper {
  private final List<Round> rounds = new ArrayList<>();
  private final List<Downlink> down = new ArrayList<>();
  private final List<Message[]> up = new ArrayList<>();
  private final List<Vector> models = new ArrayList<>();

  MethodWitness(Algorithm inner) {
    super(inner);
  }

  /** The rounds that have begun. */
  List<Round> rounds() {
    return rounds;
  }

  /** The server's models x_0 .. x_K. */
  List<Vector> models() {
    return models;
  }

  /** What the server sent in a round. */
  Downlink down(int k) {
    return down.get(k);
  }

  /** What a worker sent in a round, as it knows it; null where it did not take part. */
  Message up(int k, int worker) {
    return up.get(k)[worker];
  }

  /** What the server sent to a worker in a round; null where it sent it nothing. */
  Message down(int k, int worker) {
    return down.get(k).to(worker, rounds.get(k));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Worker worker = super.worker(site, oracle);
    return new Worker() {
      @Override
      public void hear(Round round, Message fromServer) {
        worker.hear(round, fromServer);
      }

      @Override
      public Message answer(Round round) {
        Message answer = worker.answer(round);
        up.get(round.k())[site.node()] = answer;
        return answer;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Server server = super.server(site);
    models.add(server.model().copy());
    return new Server() {
      @Override
      public Downlink send(Round round) {
        rounds.add(round);
        up.add(new Message[round.workers()]);
        down.add(server.send(round));
        return down.get(round.k());
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        server.receive(round, messages);
        models.add(server.model().copy());
      }

      @Override
      public Vector model() {
        return server.model();
      }
    };
  }
}
