package terse.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in one line what a record of the catalogue is and where it comes from: shown by {@code terse
 * list}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Source {
  /** What it is, and authors, venue, equation or algorithm number. */
  String value();
}
