package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import terse.certify.MethodCertificate;
import terse.certify.MethodClaim;
import terse.trace.Environment;

/** Certificates of methods as maps and lists, for JSON. Numbers that were not measured are null. */
public final class MethodCertificates {
  private MethodCertificates() {}

  /**
   * The certificates of one command.
   *
   * @param leftOut the methods that were not certified
   */
  public static Map<String, Object> asMap(
      List<MethodCertificate> certificates, List<String> leftOut) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("holds", certificates.stream().allMatch(MethodCertificate::holds));
    map.put("certificates", certificates.stream().map(MethodCertificates::certificate).toList());
    map.put("left_out", leftOut);
    map.put("environment", Environment.describe());
    return map;
  }

  private static Map<String, Object> certificate(MethodCertificate certificate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", certificate.method());
    map.put("workers", certificate.workers());
    map.put("dimension", certificate.dimension());
    map.put("holds", certificate.holds());
    map.put("seed", certificate.seed());
    map.put("false_alarms", certificate.falseAlarms());
    map.put("claims", certificate.claims().stream().map(MethodCertificates::claim).toList());
    return map;
  }

  private static Map<String, Object> claim(MethodClaim claim) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("claim", claim.name());
    map.put("verdict", claim.verdict().name().toLowerCase(Locale.ROOT));
    map.put("measured", number(claim.measured()));
    map.put("claimed", number(claim.claimed()));
    map.put("finding", claim.finding());
    return map;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
