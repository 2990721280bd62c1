package terse.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.compress.Guaranteed;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.method.Uplinks;
import terse.trace.RunResult;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;

/**
 * A method that keeps what its nodes do: all models, all state, all gradients, all messages as
 * their senders know them.
 *
 * <p>For one run of few rounds. Number k of a list is the state before round k, or the message of
 * round k; the last state is that after the last round.
 */
public final class Recording implements Algorithm {
  private final Algorithm inner;
  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final List<Vector> models = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();
  private RunResult result;

  Recording(Algorithm inner) {
    this.inner = inner;
  }

  /** What one node did. */
  private static final class Node {
    private final Map<String, Vector> state = new LinkedHashMap<>();
    private final List<Map<String, Vector>> states = new ArrayList<>();
    private final Map<Integer, Vector> gradients = new LinkedHashMap<>();
    private final Map<Integer, Message> received = new LinkedHashMap<>();
    private final Map<Integer, Message> sent = new LinkedHashMap<>();
    private int k;

    private void snapshot() {
      Map<String, Vector> copy = new LinkedHashMap<>();
      state.forEach((name, vector) -> copy.put(name, vector.copy()));
      states.add(copy);
    }
  }

  /** The server's models x_0 .. x_K. */
  public List<Vector> models() {
    return models;
  }

  public List<Round> rounds() {
    return rounds;
  }

  public RunResult result() {
    return result;
  }

  /** A copy of a worker's state vector before round k. */
  public Vector worker(int i, String name, int k) {
    return nodes.get(i).states.get(k).get(name).copy();
  }

  /** A copy of the server's state vector before round k. */
  public Vector server(String name, int k) {
    return worker(Envelope.SERVER, name, k);
  }

  /** The names of a worker's state vectors. */
  public List<String> names(int i) {
    return List.copyOf(nodes.get(i).state.keySet());
  }

  /** The gradient that a worker computed in round k, null when it did not take part. */
  public Vector gradient(int i, int k) {
    return nodes.get(i).gradients.get(k);
  }

  /** What a worker sent in round k, null when it did not take part. */
  public Message up(int i, int k) {
    return nodes.get(i).sent.get(k);
  }

  /** What the server sent to a worker in round k, null when it sent nothing. */
  public Message down(int i, int k) {
    return nodes.get(i).received.get(k);
  }

  /** All messages, a broadcast as often as it was heard. */
  public List<Message> messages() {
    List<Message> all = new ArrayList<>();
    for (Node node : nodes.values()) {
      all.addAll(node.sent.values());
      all.addAll(node.received.values());
    }
    return all;
  }

  void end(RunResult ended) {
    result = ended;
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Node node = node(site);
    Oracle watched =
        (x, g) -> {
          oracle.gradient(x, g);
          node.gradients.put(node.k, g.copy());
        };
    Worker worker = inner.worker(new NamingSite(site, node.state), watched);
    node.snapshot();
    return new Worker() {
      @Override
      public void hear(Round round, Message fromServer) {
        node.k = round.k();
        worker.hear(round, fromServer);
      }

      @Override
      public Message answer(Round round) {
        node.k = round.k();
        Message answer = worker.answer(round);
        node.sent.put(round.k(), answer);
        return answer;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Node node = node(site);
    Server server = inner.server(new NamingSite(site, node.state));
    node.snapshot();
    models.add(server.model().copy());
    return new Server() {
      @Override
      public Downlink send(Round round) {
        Downlink downlink = server.send(round);
        for (int i = 0; i < round.workers(); i++) {
          if (downlink.to(i, round) != null) {
            nodes.get(i).received.put(round.k(), downlink.to(i, round));
          }
        }
        return downlink;
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        server.receive(round, messages);
        models.add(server.model().copy());
        rounds.add(round);
        nodes.values().forEach(Node::snapshot); // the workers wait for the next round
      }

      @Override
      public Vector model() {
        return server.model();
      }
    };
  }

  @Override
  public PerWorker uplink() {
    return inner.uplink();
  }

  @Override
  public Guaranteed downlink() {
    return inner.downlink();
  }

  @Override
  public Optional<String> needsAllWorkers() {
    return inner.needsAllWorkers();
  }

  private Node node(Site site) {
    Node node = new Node();
    nodes.put(site.node(), node);
    return node;
  }

  /** A site that remembers the state it hands out. */
  private record NamingSite(Site site, Map<String, Vector> state) implements Site {
    @Override
    public int dimension() {
      return site.dimension();
    }

    @Override
    public int workers() {
      return site.workers();
    }

    @Override
    public int node() {
      return site.node();
    }

    @Override
    public Vector start(String name) {
      return keep(name, site.start(name));
    }

    @Override
    public Vector zeros(String name, int dimension) {
      return keep(name, site.zeros(name, dimension));
    }

    @Override
    public Vector scratch() {
      return site.scratch();
    }

    @Override
    public Coins common(Round round) {
      return site.common(round);
    }

    @Override
    public Envelope envelope(Round round, int purpose) {
      return site.envelope(round, purpose);
    }

    private Vector keep(String name, Vector vector) {
      state.put(name, vector);
      return vector;
    }
  }
}
