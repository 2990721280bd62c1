package terse.theory;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the theorems about methods with memories assume. */
class MemoryAssumptionsTest {
  private static final Memories LEARNING = new Memories(0.25, false);
  private static final McmMemories MCM = new McmMemories(Memories.NONE, 0.1, 1);
  private static final McmMemories RAND_MCM = new McmMemories(Memories.NONE, 0.1, 4);
  private static final McmMemories LEARNING_MCM = new McmMemories(LEARNING, 0.1, 1);
  private static final McmMemories LEARNING_RAND_MCM = new McmMemories(LEARNING, 0.1, 4);

  /** n = 4, L = 4, mu = 1, omega_up = 1, omega_dwn = 2, for unbiased compressors. */
  private static Facts unbiased() {
    return new Facts().omega(1, 2);
  }

  static Stream<Lacking> lacking() {
    return Stream.of(
            mcm(new McmTheorem1(MCM), Change.FLAT, Lacking.STRONGLY),
            mcm(new McmTheorem1Decreasing(MCM), Change.FLAT, Lacking.STRONGLY),
            mcm(new McmTheorem2(MCM), Change.NOT_CONVEX, Lacking.CONVEX),
            mcm(new McmTheorem3(MCM), Change.NOT_CONVEX, Lacking.CONVEX),
            mcm(new McmTheorem5(MCM), Change.NOT_CONVEX, Lacking.CONVEX),
            equalWorkers(),
            memories(new McmHeterogeneous(LEARNING_MCM), 2),
            memories(new McmHeterogeneousConvex(LEARNING_MCM), 2),
            memories(new DianaStronglyConvex(LEARNING), 0),
            memories(new DianaConvex(LEARNING), 0),
            memories(new GhostStronglyConvex(LEARNING), 0),
            memories(new DoreStronglyConvex(LEARNING, 0.25, 0.25), 0),
            special())
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void eachIsNamedWithItsNumbers(Lacking lacking) {
    lacking.check();
  }

  private static Stream<Lacking> mcm(Theorem theorem, Change flat, String convexity) {
    return Stream.of(
        new Lacking(theorem, unbiased(), Change.NOT_SMOOTH, Lacking.SMOOTH),
        new Lacking(theorem, unbiased(), flat, convexity),
        new Lacking(theorem, unbiased(), Change.ABSENT, Lacking.EVERYONE),
        new Lacking(theorem, unbiased(), Change.BIASED_UP, Lacking.unbiased("C_up")),
        new Lacking(theorem, unbiased(), Change.BIASED_DOWN, Lacking.unbiased("C_dwn")),
        new Lacking(
            theorem,
            unbiased(),
            Facts::unequal,
            "all f_i are one function, or uplinks are exact (not known)"));
  }

  private static Stream<Lacking> equalWorkers() {
    String zero = "alpha_up = 0, or uplinks are exact (alpha_up = 0.25)";
    McmMemories filled = new McmMemories(new Memories(0, true), 0.1, 1);
    String fast = "0 < alpha_down <= 1/(1+2 omega_down) = 0.2 (alpha_down = 0.3)";
    McmMemories slow = new McmMemories(Memories.NONE, 0.3, 1);
    McmMemories still = new McmMemories(Memories.NONE, 0.4, 1);
    String any = "0 < alpha_down <= 1/(3/4+omega_down) = " + 1 / 2.75 + " (alpha_down = 0.4)";
    return Stream.of(
        new Lacking(new McmTheorem1(LEARNING_MCM), unbiased(), Change.NOTHING, zero),
        new Lacking(
            new McmTheorem1(filled),
            unbiased(),
            Change.NOTHING,
            "alpha_up = 0, or uplinks are exact (alpha_up = 0.0)"),
        new Lacking(
            new McmTheorem1(RAND_MCM),
            unbiased(),
            Facts::unequal,
            "all f_i are one function (not known)"),
        new Lacking(new McmTheorem1(slow), unbiased(), Change.NOTHING, fast),
        new Lacking(new McmTheorem5(slow), unbiased(), Change.NOTHING, fast),
        new Lacking(new McmTheorem2(still), unbiased(), Change.NOTHING, any),
        new Lacking(new McmTheorem3(still), unbiased(), Change.NOTHING, any),
        new Lacking(
            new McmTheorem3(MCM),
            new Facts().omega(1, 0),
            Change.NOTHING,
            "C_dwn is not exact (omega = 0.0)"),
        new Lacking(
            new McmTheorem5(MCM), unbiased(), Facts::notQuadratic, "f is quadratic (not known)"));
  }

  private static Stream<Lacking> memories(Theorem theorem, double omegaDown) {
    return Stream.of(
        new Lacking(theorem, unbiased(), Change.NOT_SMOOTH, Lacking.SMOOTH),
        new Lacking(theorem, unbiased(), Change.ABSENT, Lacking.EVERYONE),
        new Lacking(theorem, unbiased(), Change.BIASED_UP, Lacking.unbiased("C_up")),
        new Lacking(theorem, unbiased(), Change.BIASED_DOWN, Lacking.unbiased("C_dwn")),
        new Lacking(theorem, unbiased(), Change.LOCALS_NOT_CONVEX, Lacking.LOCALS_CONVEX),
        new Lacking(
            theorem,
            unbiased(),
            changed -> changed.omega(7, omegaDown),
            "0 < alpha_up <= 1/(1+omega_up) = 0.125 (alpha_up = 0.25)"));
  }

  private static Stream<Lacking> special() {
    Memories filled = new Memories(0, true);
    McmMemories fast = new McmMemories(LEARNING, 0.3, 1);
    return Stream.of(
        new Lacking(new DianaStronglyConvex(LEARNING), unbiased(), Change.FLAT, Lacking.STRONGLY),
        new Lacking(new DianaConvex(LEARNING), unbiased(), Change.NOT_CONVEX, Lacking.CONVEX),
        new Lacking(new GhostStronglyConvex(LEARNING), unbiased(), Change.FLAT, Lacking.STRONGLY),
        new Lacking(
            new DianaStronglyConvex(filled),
            unbiased(),
            Change.NOTHING,
            "memories that do not learn are zero"),
        new Lacking(new McmHeterogeneous(LEARNING_MCM), unbiased(), Change.FLAT, Lacking.STRONGLY),
        new Lacking(
            new McmHeterogeneousConvex(LEARNING_MCM),
            unbiased(),
            Change.NOT_CONVEX,
            Lacking.CONVEX),
        new Lacking(
            new McmHeterogeneous(LEARNING_RAND_MCM),
            unbiased(),
            Change.LOCALS_FLAT,
            "every f_i is strongly convex (mu = 0.0)"),
        new Lacking(
            new McmHeterogeneousConvex(LEARNING_RAND_MCM),
            new Facts().omega(0, 2),
            Change.LOCALS_NOT_CONVEX,
            Lacking.LOCALS_CONVEX),
        new Lacking(
            new McmHeterogeneous(fast),
            unbiased(),
            Change.NOTHING,
            "0 < alpha_down <= 1/(1+2 omega_down) = 0.2 (alpha_down = 0.3)"),
        new Lacking(
            new DoreStronglyConvex(LEARNING, 0.25, 1),
            unbiased(),
            Change.NOTHING,
            "p = omega_down (eta^2 + eta/4) < 1 (p = 2.5)"));
  }
}
