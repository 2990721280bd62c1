package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import terse.compress.Compressor;
import terse.vector.NotFiniteException;
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
 * exact. A vector that is refused as too large for the wire is passed over, and named.
 *
 * @param samples draws at each vector; the worst ones get four times as many
 * @param seed of every vector and every draw
 */
public record Certifier(int samples, long seed) {
  /** The probability, at most, that a certificate finds fault with claims that are true. */
  public static final double FALSE_ALARMS = 1e-6;

  private static final String ROUND_TRIP = "round trip";
  private static final String NOT_FINITE = "NaN and infinity refused";
  private static final int DAMAGES = 150;
  private static final int FEWEST = 100;
  private static final int MOST = 100_000;

  public Certifier {
    if (samples < FEWEST || samples > MOST) {
      throw new IllegalArgumentException(
          "certify needs samples from " + FEWEST + " to " + MOST + ", but samples = " + samples);
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
      return certificate(name, d, false, claims, List.of(), null);
    }
    try {
      Draws draws = Draws.of(compressor, d, seed);
      GuaranteeClaims guarantee =
          new GuaranteeClaims(draws, compressor.guarantee(d), d, samples, seed);
      claims.addAll(guarantee.all());
      Traffic traffic = Traffic.of(compressor, d, seed);
      return certificate(name, d, draws.random(), claims, guarantee.refused(), traffic);
    } catch (BrokenDrawException e) {
      claims.set(0, Claim.refuted(ROUND_TRIP, e.getMessage()));
      return certificate(name, d, false, claims, List.of(), null);
    }
  }

  private Certificate certificate(
      String name, int d, boolean random, List<Claim> claims, List<String> refused, Traffic bits) {
    return new Certificate(name, d, seed, FALSE_ALARMS, random, samples, claims, refused, bits);
  }

  /** What must hold of messages alone, the round trip first. */
  private List<Claim> messageClaims(Compressor compressor, int d) {
    MessageChecks checks = new MessageChecks(compressor, d, seed);
    Vector x = Families.gaussian(d, seed);
    Vector other = Families.gaussian(d, seed + 1);
    List<Claim> claims = new ArrayList<>();
    claims.add(claim(ROUND_TRIP, () -> roundTrips(checks, d)));
    claims.add(claim("determinism", () -> checks.determinism(x, other)));
    claims.add(
        claim("input untouched", () -> onAll(Families.all(d, seed), checks::inputUntouched)));
    claims.add(guarded(NOT_FINITE, () -> notFinite(checks, x)));
    claims.add(
        claim(
            "damaged messages",
            () ->
                checks
                    .damaged(x, Precision.FLOAT32, DAMAGES)
                    .or(() -> checks.damaged(x, Precision.FLOAT64, DAMAGES))));
    return claims;
  }

  private static Claim notFinite(MessageChecks checks, Vector x) {
    NotFinite found = checks.notFinite(x);
    String remark = found.overlooked() ? "checks only what it sends" : "";
    return found
        .breach()
        .map(what -> Claim.refuted(NOT_FINITE, what))
        .orElseGet(() -> Claim.upheld(NOT_FINITE, remark));
  }

  private static Claim claim(String name, Supplier<Optional<String>> check) {
    return guarded(
        name,
        () ->
            check
                .get()
                .map(what -> Claim.refuted(name, what))
                .orElseGet(() -> Claim.upheld(name, "")));
  }

  /** What a check throws is a finding too, for the compressor may be anybody's. */
  private static Claim guarded(String name, Supplier<Claim> check) {
    try {
      return check.get();
    } catch (RuntimeException | LinkageError e) {
      return Claim.refuted(name, "throws " + e);
    }
  }

  private Optional<String> roundTrips(MessageChecks checks, int d) {
    for (Precision precision : Precision.values()) {
      Optional<String> breach =
          onAll(Families.moderate(d, seed), x -> checks.roundTrip(x, precision));
      if (breach.isPresent()) {
        return breach;
      }
    }
    return onAll(
        Families.extreme(d, seed),
        x -> {
          try {
            return checks.roundTrip(x, Precision.FLOAT64);
          } catch (NotFiniteException e) {
            return Optional.empty(); // may be too large for the wire
          }
        });
  }

  /** The first breach, and at which vector. */
  private static Optional<String> onAll(
      List<Candidate> vectors, Function<Vector, Optional<String>> check) {
    for (Candidate each : vectors) {
      Optional<String> breach = check.apply(each.x());
      if (breach.isPresent()) {
        return Optional.of(breach.get() + " (" + each.family() + ")");
      }
    }
    return Optional.empty();
  }
}
