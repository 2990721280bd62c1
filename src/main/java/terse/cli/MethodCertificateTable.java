package terse.cli;

import java.util.List;
import java.util.Locale;
import terse.certify.MethodCertificate;
import terse.certify.MethodClaim;

/** How {@code terse certify method} shows a certificate: 80 columns, plain characters. */
final class MethodCertificateTable {
  private static final int WIDTH = 80;

  /** Columns of a claim's name. */
  private static final int NAME = 19;

  private MethodCertificateTable() {}

  static String of(MethodCertificate certificate) {
    StringBuilder table = new StringBuilder();
    wrap(table, "", "  ", certificate.method());
    line(
        table,
        "  %d workers, d = %d, seed %d",
        certificate.workers(),
        certificate.dimension(),
        certificate.seed());
    line(table, "  false alarms: at most %.0e of certificates", certificate.falseAlarms());
    wrap(table, row("claim", "measured", "claimed"), "", "");
    certificate.claims().forEach(claim -> claim(table, claim));
    return table.append(System.lineSeparator()).toString();
  }

  private static void claim(StringBuilder table, MethodClaim claim) {
    String verdict =
        switch (claim.verdict()) {
          case HOLDS -> "";
          case FAILS -> "FAILS: ";
          case SKIPPED -> "skipped: ";
        };
    String name = claim.name();
    if (name.length() > NAME) { // a line of its own
      line(table, "  %s", name);
      name = "";
    }
    String row = row(name, number(claim.measured()), number(claim.claimed()));
    wrap(table, row, " ".repeat(row.length()), verdict + claim.finding());
  }

  /** The last lines: what holds, what fails by name, and what was not tried. */
  static String closing(List<MethodCertificate> certificates, List<String> leftOut) {
    StringBuilder table = new StringBuilder();
    List<MethodCertificate> failed = certificates.stream().filter(each -> !each.holds()).toList();
    int all = certificates.size();
    if (failed.isEmpty()) {
      line(table, all == 1 ? "The certificate holds." : "All %d certificates hold.", all);
    } else {
      line(table, all == 1 ? "The certificate FAILS:" : "%d of %d FAIL:", failed.size(), all);
      for (MethodCertificate each : failed) {
        wrap(table, "  ", "    ", each.method() + ": " + String.join("; ", each.failures()));
      }
    }
    if (!leftOut.isEmpty()) {
      String names = String.join(", ", leftOut);
      wrap(table, "", "  ", "Not certified, for want of parameters: " + names + ".");
    }
    return table.toString();
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private static String row(String claim, String measured, String claimed) {
    return String.format(Locale.ROOT, "  %-" + NAME + "s %9s %9s  ", claim, measured, claimed);
  }

  /** A line, or several: what does not fit goes on below, at this indent. */
  private static void wrap(StringBuilder table, String begin, String indent, String text) {
    StringBuilder line = new StringBuilder(begin);
    boolean blank = true;
    for (String word : text.split(" ", -1)) {
      if (!blank && line.length() + 1 + word.length() > WIDTH) {
        table.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder(indent);
        blank = true;
      }
      line.append(blank ? "" : " ").append(word);
      blank = false;
    }
    table.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e8;
    boolean plain = Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
    return String.format(Locale.ROOT, whole ? "%.0f" : plain ? "%.4g" : "%.1e", value);
  }
}
