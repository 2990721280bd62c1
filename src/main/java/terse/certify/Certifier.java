package terse.certify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import terse.compress.Compressor;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * Holds a compressor to its contract and its guarantee at one dimension.
 *
 * <p>The messages are checked as in {@link MessageChecks}. The guarantee is tried on all {@link
 * Families} at float64, on one of them at float32 too, and on the worst vector that a search finds
 * for each constant, from fresh draws. A claim fails where a mean is further off than chance
 * allows: all comparisons of a certificate together raise a false alarm with probability {@link
 * #FALSE_ALARMS} at most, as {@link Alarm} says. Of a compressor that is not random one draw is
 * exact. A vector that is refused as too large for the wire is passed over.
 *
 * @param samples draws at each vector; the worst ones get four times as many
 * @param seed of every vector and every draw
 */
public record Certifier(int samples, long seed) {
  /** The probability, at most, that a certificate finds fault with claims that are true. */
  public static final double FALSE_ALARMS = 1e-6;

  private static final int DAMAGES = 150;

  public Certifier {
    if (samples < 100) {
      throw new IllegalArgumentException("certify needs samples >= 100, but samples = " + samples);
    }
  }

  /**
   * The certificate of a compressor at dimension d.
   *
   * @param name what to call it
   */
  public Certificate certify(String name, Compressor compressor, int d) {
    List<Claim> claims = messageClaims(compressor, d);
    boolean sound = claims.stream().allMatch(Claim::holds);
    if (!sound) { // without whole messages nothing can be measured
      return new Certificate(name, d, seed, FALSE_ALARMS, false, claims, null);
    }
    Draws draws = Draws.of(compressor, d, seed);
    claims.addAll(new GuaranteeClaims(draws, compressor.guarantee(d), d, samples, seed).all());
    Traffic traffic = Traffic.of(compressor, d, seed);
    return new Certificate(name, d, seed, FALSE_ALARMS, draws.random(), claims, traffic);
  }

  private List<Claim> messageClaims(Compressor compressor, int d) {
    MessageChecks checks = new MessageChecks(compressor, d, seed);
    Vector x = Families.gaussian(d, seed);
    Vector other = Families.gaussian(d, seed + 1);
    Map<String, Supplier<Optional<String>>> all = new LinkedHashMap<>();
    all.put("round trip", () -> roundTrips(checks, d));
    all.put("determinism", () -> checks.determinism(x, other));
    all.put("input untouched", () -> checks.inputUntouched(x));
    all.put("NaN and infinity refused", () -> checks.refusesNotFinite(x));
    all.put(
        "damaged messages",
        () ->
            checks
                .damaged(x, Precision.FLOAT32, DAMAGES)
                .or(() -> checks.damaged(x, Precision.FLOAT64, DAMAGES)));
    List<Claim> claims = new ArrayList<>();
    all.forEach((name, check) -> claims.add(Claim.ofMessages(name, finding(check))));
    return claims;
  }

  /** What a check found; what it throws is a finding too, for the compressor may be anybody's. */
  private static String finding(Supplier<Optional<String>> check) {
    try {
      return check.get().orElse("");
    } catch (RuntimeException e) {
      return "throws " + e;
    }
  }

  private Optional<String> roundTrips(MessageChecks checks, int d) {
    for (Precision precision : Precision.values()) {
      for (Candidate each : Families.moderate(d, seed)) {
        Optional<String> breach = checks.roundTrip(each.x(), precision);
        if (breach.isPresent()) {
          return Optional.of(breach.get() + " (" + each.family() + ")");
        }
      }
    }
    return Optional.empty();
  }
}
