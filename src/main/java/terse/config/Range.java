package terse.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a method is meant to have here, where it can be carried out with others too. An
 * experiment with another one is refused; {@code --force} runs it, with a warning.
 *
 * <p>What a method cannot be carried out with is refused by its constructor instead, always.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
  /** The least value. */
  double from() default Double.NEGATIVE_INFINITY;

  /** All values are above this one. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The largest value. */
  double to() default Double.POSITIVE_INFINITY;

  /** All values are below this one. */
  double below() default Double.POSITIVE_INFINITY;
}
