package terse.method;

import java.util.Arrays;
import java.util.List;
import terse.wire.Message;

/** What the server sends at the start of a round, and to whom. */
public final class Downlink {
  private static final Downlink NONE = new Downlink(null, null, false);

  private final Message common;
  private final List<Message> each;
  private final boolean participantsOnly;

  private Downlink(Message common, List<Message> each, boolean participantsOnly) {
    this.common = common;
    this.each = each;
    this.participantsOnly = participantsOnly;
  }

  /** Nothing, at no cost. */
  public static Downlink none() {
    return NONE;
  }

  /** The same message to every worker, taking part or not: what all must hear to stay in step. */
  public static Downlink toAll(Message message) {
    return new Downlink(message, null, false);
  }

  /**
   * The same message to the workers that take part: a whole model, which the others do not need.
   */
  public static Downlink toParticipants(Message message) {
    return new Downlink(message, null, true);
  }

  /** A message for each worker, in worker order, null where a worker gets none. */
  public static Downlink toEach(Message... messages) {
    return new Downlink(null, Arrays.asList(messages), false);
  }

  /** The message for this worker in this round, or null. */
  public Message to(int worker, Round round) {
    if (each != null) {
      return each.get(worker);
    }
    return participantsOnly && !round.takesPart(worker) ? null : common;
  }
}
