package terse.billing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import terse.trace.Price;
import terse.trace.Pricing;
import terse.wire.Message;

/**
 * The prices of a run's messages under these conventions; a message is taken apart once for all of
 * them.
 *
 * @param workers n, over which {@link Convention#MCM_AUTHORS} splits what is billed once for all
 */
public record Billing(List<Convention> of, int workers) implements Pricing {
  public Billing {
    of = List.copyOf(of);
    if (workers < 1) {
      throw new IllegalArgumentException("billing needs workers >= 1, but workers = " + workers);
    }
  }

  @Override
  public List<String> conventions() {
    return of.stream().map(Billing::label).toList();
  }

  @Override
  public List<Optional<Price>> prices(Message message) {
    Optional<List<Piece>> pieces = Pieces.of(message);
    return of.stream().map(each -> each.price(message, pieces, workers)).toList();
  }

  /** The convention's name: {@code MCM_AUTHORS} is {@code mcm-authors}. */
  public static String label(Convention convention) {
    return convention.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
