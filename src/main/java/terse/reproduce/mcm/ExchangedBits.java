package terse.reproduce.mcm;

import java.util.List;
import java.util.Locale;
import terse.experiment.Results;
import terse.reproduce.Finding;
import terse.reproduce.Series;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.trace.RunResult;

/**
 * The bits that methods exchange on a set: those that were sent, and those of the authors' axis.
 */
final class ExchangedBits {
  private static final String CONVENTION = "mcm-authors";
  private static final double LEAST = 10;
  private static final double MOST = 100;

  private final RealSet set;
  private final Results results;

  /** The bits of an experiment that counts the authors' convention besides. */
  ExchangedBits(RealSet set, Results results) {
    this.set = set;
    this.results = results;
  }

  /** What the authors bill for one exchange, up and down, of all workers. */
  double authors(String method) {
    Ledger ledger = run(method).ledger();
    int convention = ledger.conventions().indexOf(CONVENTION);
    double sum = 0;
    for (Direction way : Direction.values()) {
      sum += ledger.priced(convention, way) / ledger.messages(way);
    }
    return results.experiment().workers() * sum;
  }

  /** What was sent in an exchange, up and down, of all workers, in the mean. */
  double sent(String method) {
    Ledger ledger = run(method).ledger();
    double sum = 0;
    for (Direction way : Direction.values()) {
      sum += (double) ledger.bits(way) / ledger.messages(way);
    }
    return results.experiment().workers() * sum;
  }

  private RunResult run(String method) {
    return results.ofMethod(Series.indexOf(results, method)).get(0);
  }

  /** How many times fewer bits MCM needs, as it was sent, and as the authors count. */
  List<Finding> findings() {
    return List.of(
        fewer("SGD's bits over MCM's, as sent", sent(RealSet.SGD) / sent(RealSet.MCM)),
        fewer("SGD's bits over MCM's, as billed", authors(RealSet.SGD) / authors(RealSet.MCM)),
        fewer("Diana's bits over MCM's, as sent", sent(RealSet.DIANA) / sent(RealSet.MCM)),
        fewer("Diana's bits over MCM's, as billed", authors(RealSet.DIANA) / authors(RealSet.MCM)));
  }

  private Finding fewer(String quantity, double ratio) {
    return Finding.words(
        set.title() + ": " + quantity,
        "10 to 100",
        String.format(Locale.ROOT, "%.1f", ratio),
        ratio,
        ratio >= LEAST && ratio <= MOST);
  }

  /** How the two counts of MCM's bits at a point come about. */
  String note(int point) {
    double billed = point * authors(RealSet.MCM);
    double honest = point * (double) set.rounds() * sent(RealSet.MCM);
    return String.format(
        Locale.ROOT,
        "%s: at point %d MCM has sent %s bits where the authors' axis has %s: they bill %s an"
            + " exchange, of which %s were sent, and count one exchange a point, not %d.",
        set.title(),
        point,
        Finding.text(honest),
        Finding.text(billed),
        Finding.text(Math.rint(authors(RealSet.MCM))),
        Finding.text(Math.rint(sent(RealSet.MCM))),
        set.rounds());
  }
}
