package terse.sweep;

import java.util.List;

/**
 * One experiment of a sweep.
 *
 * @param index from 0
 * @param values of the swept keys, in their order, as YAML; empty where the point leaves a key as
 *     the file has it
 * @param hash SHA-256 of whatever decides its results, in lower-case hexadecimal: the name of its
 *     folder
 */
public record Point(int index, List<String> values, String hash) {
  public Point {
    values = List.copyOf(values);
  }
}
