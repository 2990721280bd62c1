package terse.experiment;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import terse.config.Nearest;

/** How names are made from Java's, and which known name somebody may have meant. */
final class Names {
  private Names() {}

  /**
   * {@code DistEfSgd} is {@code dist-ef-sgd}, {@code BiasedExample1} is {@code biased-example-1}; a
   * word of two letters keeps its number: {@code Ef21Bc} is {@code ef21-bc}.
   */
  static String ofClass(Class<?> type) {
    return ofComponent(type.getSimpleName()).replaceAll("(?<=[a-z]{3})(?=\\d)", "-");
  }

  /**
   * {@code alphaUp} is {@code alpha-up}, {@code l2} is {@code l2}; a single letter keeps its case.
   */
  static String ofComponent(String name) {
    return name.length() == 1
        ? name
        : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** {@code FIRST_GRADIENT} is {@code first-gradient}. */
  static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code ProblemType} is "problem type". */
  static String noun(Class<?> type) {
    return ofClass(type).replace('-', ' ');
  }

  /**
   * What a message says of an unknown name: the nearest known one, and all of them where they are
   * not many.
   */
  static String hint(String unknown, Collection<String> known) {
    return Nearest.hint(unknown, known);
  }

  /** The known name with the fewest edits, where these are few enough for a slip. */
  static Optional<String> nearest(String unknown, Collection<String> known) {
    return Nearest.to(unknown, known);
  }
}
