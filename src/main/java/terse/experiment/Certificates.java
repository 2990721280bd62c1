package terse.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.certify.Certificate;
import terse.certify.Claim;
import terse.certify.Traffic;
import terse.trace.Environment;

/** Certificates as maps and lists, for JSON. Numbers that are not known or not finite are null. */
public final class Certificates {
  private Certificates() {}

  /**
   * The certificates of one command.
   *
   * @param leftOut the compressors that were not certified
   */
  public static Map<String, Object> asMap(List<Certificate> certificates, List<String> leftOut) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("holds", certificates.stream().allMatch(Certificate::holds));
    map.put("certificates", certificates.stream().map(Certificates::certificate).toList());
    map.put("left_out", leftOut);
    map.put("environment", Environment.describe());
    return map;
  }

  private static Map<String, Object> certificate(Certificate certificate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("compressor", certificate.compressor());
    map.put("dimension", certificate.dimension());
    map.put("holds", certificate.holds());
    map.put("seed", certificate.seed());
    map.put("false_alarms", certificate.falseAlarms());
    map.put("random", certificate.random());
    map.put("samples", certificate.random() ? certificate.samples() : 1);
    List<Object> claims = new ArrayList<>();
    certificate.claims().forEach(claim -> claims.add(claim(claim)));
    map.put("claims", claims);
    map.put("refused_vectors", certificate.refused());
    map.put("bits", certificate.traffic() == null ? null : traffic(certificate.traffic()));
    return map;
  }

  private static Map<String, Object> claim(Claim claim) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("claim", claim.name());
    map.put("holds", claim.holds());
    if (!claim.finding().isEmpty()) {
      map.put("finding", claim.finding());
    }
    if (!claim.isOfMessages()) {
      map.put("claimed", number(claim.claimed()));
      map.put("worst", number(claim.worst()));
      map.put("reached", number(claim.reached()));
      map.put("reached_error", number(claim.error()));
      map.put("samples", claim.samples());
      map.put("family", claim.family());
      map.put("vector", Arrays.stream(claim.vector().array()).boxed().toList());
    }
    return map;
  }

  private static Map<String, Object> traffic(Traffic traffic) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sent", traffic.bits());
    map.put("empirical_entropy", traffic.entropy());
    map.put("formula", number(traffic.formula()));
    map.put("formula_name", traffic.formulaName().isEmpty() ? null : traffic.formulaName());
    return map;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
