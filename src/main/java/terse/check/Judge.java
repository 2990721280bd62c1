package terse.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import terse.experiment.expect.DigestIs;
import terse.experiment.expect.Expectation;
import terse.experiment.expect.Limits;
import terse.experiment.expect.Measured;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.StatusIs;
import terse.report.Study;

/** Holds what an experiment left to what it expects. */
final class Judge {
  private static final String FAILED = "failed";

  private final Study study;

  Judge(Study study) {
    this.study = study;
  }

  /** A case for each expectation and method, after those of runs that failed unexpectedly. */
  List<Case> judge(List<Expectation> expectations) {
    List<Case> cases = new ArrayList<>();
    for (String method : study.curves().keySet()) {
      boolean expected =
          expectations.stream()
              .anyMatch(
                  each ->
                      each instanceof StatusIs status
                          && status.status() == StatusIs.End.FAILED
                          && each.method().orElse(method).equals(method));
      if (study.status(method).equals(FAILED) && !expected) {
        cases.add(new Case(method + ": runs", Case.Outcome.FAILED, ended(method)));
      }
    }
    expectations.forEach(each -> cases.addAll(judge(each)));
    return cases;
  }

  private List<Case> judge(Expectation expected) {
    if (expected instanceof DigestIs digest && digest.method().isEmpty()) {
      return List.of(digest("experiment", digest, study.digest()));
    }
    List<String> methods = new ArrayList<>();
    if (expected.method().isPresent()) {
      methods.add(expected.method().get());
    } else {
      methods.addAll(study.curves().keySet());
      if (expected instanceof Measured measured) {
        measured.over().ifPresent(methods::remove);
      }
    }
    return methods.stream().map(method -> judge(expected, method)).toList();
  }

  private Case judge(Expectation expected, String method) {
    if (expected instanceof StatusIs status) {
      boolean holds = study.status(method).equals(status.status().name().toLowerCase(Locale.ROOT));
      String detail =
          holds ? ended(method) : "expected " + status.text() + ", but " + ended(method);
      return Case.of(method + ": " + status.text(), holds, detail);
    }
    if (expected instanceof DigestIs digest) {
      return digest(method, digest, study.digest(method));
    }
    return measured((Measured) expected, method);
  }

  private static Case digest(String what, DigestIs expected, String digest) {
    boolean holds = digest.equals(expected.digest());
    String detail = holds ? digest : "expected " + expected.text() + ", measured " + digest;
    return Case.of(what + ": " + expected.text(), holds, detail);
  }

  private String ended(String method) {
    int round = study.endedAt(method);
    return study.status(method)
        + (round < 0 ? "" : " in round " + round)
        + (study.reason(method).isEmpty() ? "" : ": " + study.reason(method));
  }

  private Case measured(Measured expected, String method) {
    String name = method + ": " + expected.text();
    try {
      Reading reading = Measure.of(expected, study.curves().get(method));
      double value = reading.mean();
      String text = reading.text();
      if (expected.over().isPresent()) {
        Reading other = Measure.of(expected, study.curves().get(expected.over().get()));
        value = reading.mean() / other.mean();
        text = value + " = " + reading.text() + " over " + other.text();
      }
      boolean holds = expected.limits().hold(value) || expected.limits().isEmpty();
      if (expected instanceof RateIs rate && rate.leastR2().isPresent()) {
        holds &= reading.leastR2() >= rate.leastR2().getAsDouble();
        text += " with r2 " + Limits.shown(reading.leastR2());
      }
      return Case.of(
          name, holds, holds ? text : "expected " + expected.text() + ", measured " + text);
    } catch (Unmeasured e) {
      return Case.of(name, false, "expected " + expected.text() + ", but " + e.getMessage());
    }
  }
}
