package terse.cli;

import java.util.List;
import java.util.Locale;
import terse.certify.Certificate;
import terse.certify.Claim;
import terse.certify.Traffic;

/** How {@code terse certify} shows a certificate: 80 columns, plain characters. */
final class CertificateTable {
  private static final int WIDTH = 80;
  private static final String INDENT = "    ";
  private static final double MOST = 99.99; // a larger share is not worth its digits

  private final StringBuilder text = new StringBuilder();

  private CertificateTable() {}

  static String of(Certificate certificate) {
    CertificateTable table = new CertificateTable();
    table.heading(certificate);
    certificate.claims().forEach(table::claim);
    table.remarks(certificate);
    if (certificate.traffic() != null) {
      table.bits(certificate.traffic());
    }
    return table.text.append(System.lineSeparator()).toString();
  }

  /** The last lines: what holds, what fails by name, and what was not tried. */
  static String closing(List<Certificate> certificates, List<String> leftOut) {
    CertificateTable table = new CertificateTable();
    List<Certificate> failed = certificates.stream().filter(each -> !each.holds()).toList();
    int all = certificates.size();
    if (failed.isEmpty()) {
      table.line(all == 1 ? "The certificate holds." : "All " + all + " certificates hold.");
    } else {
      table.line(all == 1 ? "The certificate FAILS:" : failed.size() + " of " + all + " FAIL:");
      for (Certificate each : failed) {
        String claims = String.join("; ", each.failures());
        table.line("  %s, d = %d: %s", each.compressor(), each.dimension(), claims);
      }
    }
    if (!leftOut.isEmpty()) {
      table.line("Not certified, for want of parameters: %s.", String.join(", ", leftOut));
    }
    return table.text.toString();
  }

  private void heading(Certificate certificate) {
    String draws =
        certificate.random()
            ? certificate.samples() + " draws a vector"
            : "not random: one draw is exact";
    line(certificate.compressor());
    line("  d = %d, seed %d, %s", certificate.dimension(), certificate.seed(), draws);
    line("  false alarms: at most %.0e of certificates", certificate.falseAlarms());
    row("claim", "claimed", "worst", "reached", "+-", "worst vector");
  }

  private void claim(Claim claim) {
    if (claim.isOfMessages()) {
      line("  %s: %s", claim.name(), claim.holds() ? "holds" : "FAILS");
    } else {
      row(
          claim.name(),
          number(claim.claimed()),
          number(claim.worst()),
          percent(claim.reached()),
          claim.error() > 0 ? percent(claim.error()) : "",
          (claim.holds() ? "" : "FAILS: ") + claim.family());
    }
    if (!claim.finding().isEmpty()) {
      line(INDENT + "%s", claim.finding());
    }
  }

  private void remarks(Certificate certificate) {
    if (certificate.claims().stream().allMatch(Claim::isOfMessages) && certificate.holds()) {
      line("  no constant is claimed");
    }
    if (!certificate.refused().isEmpty()) {
      line("  refused as too large for the wire: %s", String.join("; ", certificate.refused()));
    }
  }

  private void bits(Traffic traffic) {
    line("  %-24s %10s  %s", "bits a message", "mean", "sent/mean");
    length("sent", traffic.bits(), traffic, "");
    length("empirical entropy", traffic.entropy(), traffic, "  frequencies not counted");
    if (!traffic.formulaName().isEmpty()) {
      length(traffic.formulaName(), traffic.formula(), traffic, "");
    }
  }

  private void length(String name, double mean, Traffic traffic, String what) {
    String share = mean > 0 ? String.format(Locale.ROOT, "%.3f", traffic.bits() / mean) : "-";
    line("  %-24s %10.1f  %9s%s", name, mean, share, what);
  }

  private void row(Object... cells) {
    String row = String.format(Locale.ROOT, "  %-14s %9s %9s %8s %6s  %s", cells);
    text.append(row.substring(0, Math.min(row.length(), WIDTH)).stripTrailing());
    text.append(System.lineSeparator());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private static String percent(double share) {
    if (Double.isNaN(share)) {
      return "-";
    }
    return share < MOST ? String.format(Locale.ROOT, "%.2f%%", 100 * share) : ">9999%";
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return String.format(
        Locale.ROOT, value != 0 && Math.abs(value) < 1e-3 ? "%.2e" : "%.5g", value);
  }
}
