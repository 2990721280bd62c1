package terse.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a record component that is a key of an experiment. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Key {
  /** What the key means, in one short line: shown by {@code terse list} and in the schema. */
  String value();

  /**
   * The value of a missing key, written as in YAML: {@code "1"}, {@code "zeros"}, {@code "{type:
   * identity}"}, or for a number an expression such as {@code "1/(2*(1+omega_up))"}. Without it the
   * key must be given, unless its type is an optional.
   */
  String orElse() default "";
}
