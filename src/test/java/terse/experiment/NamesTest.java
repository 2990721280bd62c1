package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> KNOWN = List.of("uplink", "downlink", "k", "stepsize");

  @ParameterizedTest
  @CsvSource({
    "alphaUp, alpha-up",
    "l2, l2",
    "d1, d1",
    "A, A",
    "cPrime, c-prime",
    "dropRest, drop-rest"
  })
  void aComponentIsAKey(String component, String key) {
    assertThat(Names.ofComponent(component)).isEqualTo(key);
  }

  @Test
  void aClassIsAName() {
    assertThat(Names.ofClass(terse.compress.TopK.class)).isEqualTo("top-k");
    assertThat(Names.ofClass(terse.method.DistEfSgd.class)).isEqualTo("dist-ef-sgd");
    assertThat(Names.ofClass(terse.objective.BiasedExample1.class)).isEqualTo("biased-example-1");
    assertThat(Names.ofClass(terse.method.Ef21Bc.class)).isEqualTo("ef21-bc");
    assertThat(Names.ofClass(terse.method.Ef21P.class)).isEqualTo("ef21-p");
    assertThat(Names.ofClass(terse.method.Ef21.class)).isEqualTo("ef21");
  }

  @ParameterizedTest
  @CsvSource({
    "uplnk, uplink",
    "Uplink, uplink",
    "uplikn, uplink",
    "down-link, downlink",
    "kk, k",
    "step-size, stepsize"
  })
  void aSlipFindsTheNearestName(String slip, String meant) {
    assertThat(Names.nearest(slip, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x", "momentum", "zzz"})
  void whatIsFarFromAllFindsNone(String far) {
    assertThat(Names.nearest(far, KNOWN)).isEmpty();
    assertThat(Names.hint(far, KNOWN)).isEqualTo("; known: uplink, downlink, k, stepsize");
  }
}
