package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import terse.cluster.Execution;
import terse.cluster.Stepsizes;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.trace.RunResult;
import terse.wire.Precision;

/**
 * Holds a method to its contract and its theory, on strongly convex quadratics.
 *
 * <p>Without compression it is its centralised form, {@link MethodEquivalence}. Its invariants hold
 * between all rounds, {@link MethodInvariants}, and its residuals are fed back, {@link
 * MethodFeedback}: with noisy gradients, partial participation where it allows that, changing step
 * sizes and float32 on the wire. So does what {@link MethodSameBits} and {@link MethodMessages}
 * say. It converges, and stays below the bounds of its theorems, {@link MethodTheory}: these alone
 * are subject to chance, and raise a false alarm with probability {@link #FALSE_ALARMS} at most.
 *
 * @param rounds of the runs that converge
 * @param repeats of these where the method is random
 * @param seed of every problem and every run
 */
public record MethodCertifier(int rounds, int repeats, long seed) {
  /** The probability, at most, that a certificate finds fault with claims that are true. */
  public static final double FALSE_ALARMS = 1e-6;

  private static final int SHORT = 25;
  private static final int ATTEMPTS = 5;

  public MethodCertifier {
    if (rounds < 1) {
      throw new IllegalArgumentException("certify needs rounds >= 1, but rounds = " + rounds);
    }
    if (repeats < 2) {
      throw new IllegalArgumentException("certify needs repeats >= 2, but repeats = " + repeats);
    }
  }

  /** Throws {@link IllegalArgumentException} where a method is not defined for its problems. */
  public void check(MethodSpecimen specimen) {
    Problem problem =
        new MethodProblems(specimen.workers(), specimen.dimension(), seed).homogeneous();
    Objects.requireNonNull(specimen.method().apply(problem));
    Objects.requireNonNull(specimen.stepsizes().apply(problem));
  }

  /** The certificate of a method. */
  public MethodCertificate certify(MethodSpecimen specimen) {
    MethodProblems problems = new MethodProblems(specimen.workers(), specimen.dimension(), seed);
    List<MethodClaim> claims = new ArrayList<>();
    Problem exact = problems.heterogeneous();
    claims.addAll(of("equivalence", () -> List.of(equivalence(specimen, exact))));
    claims.addAll(of("runs", () -> ofRuns(specimen, exact)));
    claims.addAll(
        of(
            "convergence",
            () -> new MethodTheory(specimen, rounds, repeats, seed, FALSE_ALARMS).claims()));
    return new MethodCertificate(
        specimen.name(), specimen.workers(), specimen.dimension(), seed, FALSE_ALARMS, claims);
  }

  /** What a method throws is a finding too, for it may be anybody's. */
  private static List<MethodClaim> of(String name, Supplier<List<MethodClaim>> claims) {
    try {
      return claims.get();
    } catch (MethodRun.Broken e) {
      return List.of(MethodClaim.fails(name, e.getMessage()));
    } catch (RuntimeException e) {
      return List.of(MethodClaim.fails(name, "throws " + e));
    }
  }

  private MethodClaim equivalence(MethodSpecimen specimen, Problem problem) {
    return new MethodEquivalence(problem, seed).claim(specimen.method().apply(problem));
  }

  private List<MethodClaim> ofRuns(MethodSpecimen specimen, Problem problem) {
    Algorithm method = specimen.method().apply(problem);
    double eta = 0.05 / problem.constants().smoothness();
    Stepsizes stepsizes = k -> eta / (1 + k % 3);
    double participation = method.needsAllWorkers().isPresent() ? 1 : 0.5;
    MethodRun run = new MethodRun(problem, seed, SHORT, stepsizes).hard(participation);
    List<MethodClaim> claims = new ArrayList<>();
    MethodWitness witness = new MethodWitness(method);
    MethodInvariants invariants =
        new MethodInvariants(method.invariants(), witness, problem.workers(), Precision.FLOAT32);
    MethodEnd end = new MethodEnd(SHORT);
    RunResult result = run.of(witness, new Execution(1, 2), 0, List.of(invariants, end));
    claims.addAll(invariants.claims());
    claims.addAll(new MethodFeedback(run.withAll().at(Precision.FLOAT64), method).claims());
    MethodMessages messages = new MethodMessages(witness);
    claims.add(messages.roundTrip());
    claims.add(messages.ledger(result));
    MethodSameBits bits = new MethodSameBits(method, run, witness, result, end);
    claims.add(bits.onAnyThreads(ATTEMPTS));
    claims.add(bits.knowsMessagesOnly());
    return claims;
  }
}
