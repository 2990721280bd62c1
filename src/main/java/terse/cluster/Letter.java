package terse.cluster;

import terse.method.Round;
import terse.wire.Frame;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * What a queue carries: the round, and the bytes of at most one frame.
 *
 * <p>A letter without a frame starts a round in which the server sends a worker nothing, or answers
 * for a worker that does not take part. It stands for the common clock of the simulation and is not
 * billed.
 */
final class Letter {
  private final Round round;
  private final Message sent;

  private Letter(Round round, Message sent) {
    this.round = round;
    this.sent = sent;
  }

  static Letter of(Round round, Message message) {
    return new Letter(round, message);
  }

  Round round() {
    return round;
  }

  /** The message as its sender knows it, for the ledger; null without a frame. */
  Message sent() {
    return sent;
  }

  /** The message as its receiver reads it from the frame's bytes, or null without a frame. */
  Message open(long run, Precision precision, int dimension) {
    return sent == null
        ? null
        : Frame.open(sent.frame(), sent.frameLength(), run, precision, sent.decoder(), dimension);
  }
}
