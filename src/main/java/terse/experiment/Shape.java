package terse.experiment;

import java.util.Map;
import terse.experiment.yaml.Node;

/**
 * How the values of one Java type are written in YAML.
 *
 * <p>A value goes through two steps: {@link #complete} checks what can be seen without knowing
 * anything else and makes every default explicit, {@link #bind} makes the Java value. What is wrong
 * is an {@link terse.experiment.yaml.ExperimentException} at its place.
 */
interface Shape {
  /** The same value with every default explicit. */
  Node complete(Node given);

  /**
   * The Java value of a completed node. Throws {@link Scope.PutOff} where it depends on what is not
   * known yet; what does not is checked all the same.
   */
  Object bind(Node completed, Scope scope);

  /** Its JSON Schema; named types go into the definitions and are referred to. */
  Map<String, Object> schema(Schema.Definitions definitions);

  /** Its values in a few words, for lists and messages. */
  String describe();
}
