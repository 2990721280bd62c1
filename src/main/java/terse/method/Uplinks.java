package terse.method;

import terse.vector.Vector;
import terse.wire.Message;

/** The answers of one round, in worker order whatever the order of their arrival. */
public final class Uplinks {
  private final Message[] messages;
  private int count;

  /** Room for the answers of n workers. */
  public Uplinks(int workers) {
    messages = new Message[workers];
  }

  /** Sets the answer of a worker, null when it did not take part. For the cluster. */
  public void put(int worker, Message message) {
    count += (message == null ? 0 : 1) - (messages[worker] == null ? 0 : 1);
    messages[worker] = message;
  }

  /** The number n of workers. */
  public int workers() {
    return messages.length;
  }

  /** The number of answers, at least one. */
  public int count() {
    return count;
  }

  /** The answer of this worker, null when it did not take part. */
  public Message from(int worker) {
    return messages[worker];
  }

  /** The part of the workers that answered, count/n. */
  public double share() {
    return (double) count / messages.length;
  }

  /** out = the mean of the answers' values, summed in worker order. */
  public Vector mean(Vector out) {
    out.clear();
    for (Message message : messages) {
      if (message != null) {
        message.addTo(out, 1);
      }
    }
    return out.divide(count);
  }
}
