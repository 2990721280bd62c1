package terse.cli;

import java.util.List;
import java.util.Locale;
import terse.certify.Certificate;
import terse.certify.Claim;
import terse.certify.Traffic;

/** How {@code terse certify} shows a certificate: 80 columns, plain characters. */
final class CertificateTable {
  private static final int FAMILY = 31;

  private CertificateTable() {}

  static String of(Certificate certificate) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s%n  d = %d, seed %d, %s%n",
            certificate.compressor(),
            certificate.dimension(),
            certificate.seed(),
            certificate.random() ? "random" : "not random"));
    table.append(line("claim", "claimed", "worst", "reached", "worst vector"));
    for (Claim claim : certificate.claims()) {
      if (claim.vector() == null) {
        table.append(
            String.format("  %s%s%n", claim.name(), claim.holds() ? ": holds" : ": FAILS"));
      } else {
        String family = claim.family();
        table.append(
            line(
                claim.name(),
                number(claim.claimed()),
                number(claim.worst()),
                Double.isFinite(claim.reached())
                    ? String.format(Locale.ROOT, "%.2f%%", 100 * claim.reached())
                    : "-",
                (claim.holds() ? "" : "FAILS: ")
                    + family.substring(
                        0, Math.min(family.length(), claim.holds() ? FAMILY : FAMILY - 7))));
      }
      if (!claim.finding().isEmpty()) {
        table.append("    ").append(claim.finding()).append(System.lineSeparator());
      }
    }
    if (certificate.traffic() != null) {
      table.append(bits(certificate.traffic()));
    }
    return table.append(System.lineSeparator()).toString();
  }

  /** The last line: what holds, and what was not tried. */
  static String closing(List<Certificate> certificates, List<String> leftOut) {
    long failed = certificates.stream().filter(each -> !each.holds()).count();
    String closing =
        failed == 0
            ? String.format("All %d certificates hold.%n", certificates.size())
            : String.format("%d of %d certificates FAIL.%n", failed, certificates.size());
    return leftOut.isEmpty()
        ? closing
        : closing
            + String.format(
                "Not certified, for want of parameters: %s.%n", String.join(", ", leftOut));
  }

  private static String bits(Traffic traffic) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "  bits: %.1f sent, %.1f entropy (%.3f)",
                traffic.bits(),
                traffic.entropy(),
                traffic.bits() / traffic.entropy()));
    if (!traffic.formulaName().isEmpty()) {
      line.append(
          String.format(Locale.ROOT, ", %.1f by %s", traffic.formula(), traffic.formulaName()));
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "  %-14s %10s %10s %8s  %s%n", cells)
        .replaceAll(" +(\\R)", "$1");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    return String.format(
        Locale.ROOT, value != 0 && Math.abs(value) < 1e-3 ? "%.3e" : "%.6g", value);
  }
}
