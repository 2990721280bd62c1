package terse.cluster;

import java.util.List;
import java.util.Set;
import terse.objective.Problem;
import terse.vector.Vector;

/**
 * A run between two rounds, all of its nodes at rest. Valid until the next round begins; nothing
 * that it gives is to be written to.
 */
public interface Snapshot {
  /** k: rounds 0 .. k - 1 are carried out. */
  int round();

  Problem problem();

  /** The server's model x_k. */
  Vector model();

  /** f(x_k). */
  double loss();

  /** grad f(x_k). */
  Vector gradient();

  /** eta_{k-1}, 0 before round 0. */
  double previousStepsize();

  /** The names of a node's state, in order of declaration; see {@link #state}. */
  Set<String> names(int node);

  /**
   * A node's state of this name, or null where it has none.
   *
   * @param node a worker, or {@link terse.wire.Envelope#SERVER}
   */
  Vector state(int node, String name);

  /** Which of them are memories of gradients, {@link terse.method.Site#gradientMemory}. */
  Set<String> gradientMemories(int node);

  /** Which of them are memories of the model, {@link terse.method.Site#modelMemory}. */
  Set<String> modelMemories(int node);

  /**
   * What this node compressed in round k - 1, in order; always empty unless the plan's {@link
   * Watch} asks for it.
   */
  List<Compression> compressions(int node);
}
