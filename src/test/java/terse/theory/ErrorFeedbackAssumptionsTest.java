package terse.theory;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the theorems about error feedback and about compressed differences assume. */
class ErrorFeedbackAssumptionsTest {
  private static final String FULL = "gradients are full (batches are drawn)";

  /** n = 4, L = 4, mu = 1, omega_up = 1, omega_dwn = 2, for unbiased compressors. */
  private static Facts unbiased() {
    return new Facts().omega(1, 2);
  }

  private static Facts exactDown() {
    return new Facts().omega(1, 0);
  }

  /** The same with delta = 2 both ways. */
  private static Facts contractive() {
    return new Facts().delta(2, 2).rounds(100_000);
  }

  static Stream<Lacking> lacking() {
    return Stream.concat(errorFeedback(), differences());
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void eachIsNamedWithItsNumbers(Lacking lacking) {
    lacking.check();
  }

  private static Stream<Lacking> errorFeedback() {
    Theorem momentum = new DistEfTheorem2(0.5, 0);
    return Stream.of(
            Stream.of(
                    new DistEfTheorem1(false),
                    new DistEfTheorem1(true),
                    new DistEfCorollary1(false),
                    new DistEfCorollary2Decreasing(),
                    new DistEfCorollary2Increasing(),
                    momentum,
                    new DistEfCorollary3(0.5, 0))
                .flatMap(
                    theorem ->
                        Stream.of(
                            new Lacking(theorem, contractive(), Change.NOT_SMOOTH, Lacking.SMOOTH),
                            new Lacking(theorem, contractive(), Change.ABSENT, Lacking.EVERYONE),
                            new Lacking(
                                theorem,
                                contractive(),
                                Change.NO_CLASS_UP,
                                Lacking.contractive("C at the workers")),
                            new Lacking(
                                theorem,
                                contractive(),
                                Change.NO_CLASS_DOWN,
                                Lacking.contractive("C at the server")))),
            Stream.of(
                new Lacking(new SgdNonconvex(), new Facts(), Change.NOT_SMOOTH, Lacking.SMOOTH),
                new Lacking(new SgdNonconvex(), new Facts(), Change.ABSENT, Lacking.EVERYONE),
                new Lacking(
                    new DistEfTheorem2(0.5, 0.1),
                    contractive(),
                    Change.NOTHING,
                    "weight-decay = 0 (weight-decay = 0.1)"),
                new Lacking(
                    new DistEfCorollary2Decreasing(),
                    contractive(),
                    facts -> facts.rounds(1000),
                    "K >= 16 L^4 gamma^4 n^2 = 65536.0 (K = 1000)"),
                new Lacking(
                    new DistEfCorollary2Increasing(),
                    contractive(),
                    facts -> facts.rounds(200),
                    "K >= 4 L^2 gamma^2 n = 256.0 (K = 200)"),
                new Lacking(
                    new DistEfCorollary3(0.5, 0),
                    contractive(),
                    facts -> facts.rounds(1000),
                    "K >= 4 gamma^2 L^2 n/(1-momentum)^4 = 4096.0 (K = 1000)")))
        .flatMap(s -> s);
  }

  private static Stream<Lacking> differences() {
    String mean = "every f_i is smooth (L~ = sqrt(mean L_i^2) = not known)";
    return Stream.concat(
        Stream.of(
                new Ef21Theorem1(),
                new Ef21Theorem2(),
                new Ef21BcNonconvex(),
                new MarinaTheorem21(0.5),
                new MarinaTheorem22(0.5))
            .flatMap(
                theorem ->
                    Stream.of(
                        new Lacking(theorem, both(theorem), Change.NOT_SMOOTH, Lacking.SMOOTH),
                        new Lacking(theorem, both(theorem), Change.LOCALS_UNKNOWN, mean),
                        new Lacking(theorem, both(theorem), Change.ABSENT, Lacking.EVERYONE),
                        new Lacking(theorem, both(theorem), Change.NOISY, FULL))),
        Stream.of(
            new Lacking(
                new Ef21Theorem1(), contractive(), Change.NO_CLASS_UP, Lacking.contractive("C")),
            new Lacking(
                new Ef21BcNonconvex(),
                contractive(),
                Change.NO_CLASS_UP,
                Lacking.contractive("C_w")),
            new Lacking(
                new Ef21BcNonconvex(),
                contractive(),
                Change.NO_CLASS_DOWN,
                Lacking.contractive("C_M")),
            new Lacking(new Ef21Theorem2(), contractive(), Change.FLAT, Lacking.STRONGLY),
            new Lacking(new MarinaTheorem22(0.5), unbiased(), Change.FLAT, Lacking.STRONGLY),
            new Lacking(
                new MarinaTheorem21(0.5), unbiased(), Change.BIASED_UP, Lacking.unbiased("Q")),
            new Lacking(
                new Ef21PStronglyConvex(), exactDown(), Change.BIASED_UP, Lacking.unbiased("C_D")),
            new Lacking(new Ef21PStronglyConvex(), exactDown(), Change.FLAT, Lacking.STRONGLY),
            new Lacking(
                new Ef21PStronglyConvex(),
                exactDown(),
                Change.LOCALS_NOT_CONVEX,
                Lacking.LOCALS_CONVEX),
            new Lacking(new Ef21PStronglyConvex(), exactDown(), Change.LOCALS_UNKNOWN, mean),
            new Lacking(
                new Ef21PStronglyConvex(),
                exactDown(),
                Change.NO_CLASS_DOWN,
                Lacking.contractive("C_P"))));
  }

  private static Facts both(Theorem theorem) {
    return theorem.name().startsWith("theorem-2-") ? unbiased() : contractive();
  }
}
