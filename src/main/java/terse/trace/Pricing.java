package terse.trace;

import java.util.List;
import java.util.Optional;
import terse.wire.Message;

/**
 * Prices messages under named conventions, for a {@link Ledger} that counts these beside what was
 * sent.
 */
public interface Pricing {
  /** No conventions, at no cost. */
  Pricing NONE =
      new Pricing() {
        @Override
        public List<String> conventions() {
          return List.of();
        }

        @Override
        public List<Optional<Price>> prices(Message message) {
          return List.of();
        }
      };

  /** The conventions' names. */
  List<String> conventions();

  /**
   * What one copy of a message costs under each convention, in their order; empty for one that does
   * not say what such a message costs. Depends on the message alone.
   */
  List<Optional<Price>> prices(Message message);
}
