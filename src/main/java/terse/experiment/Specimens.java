package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import terse.certify.Certificate;
import terse.certify.Certifier;
import terse.compress.Compressor;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.YamlReader;

/**
 * The compressors that {@code terse certify} is asked for: one, written as in an experiment but in
 * one line, or {@code all}, which is at least one of every compressor that Terse has, and every
 * other one of the catalogue that needs no parameters.
 */
public final class Specimens {
  /** The word that stands for all. */
  public static final String ALL = "all";

  private static final String SOURCE = "certify compressor";

  /** What stands for each compressor: parameters that are in use, and fit any dimension. */
  private static final List<String> REPRESENTATIVES =
      List.of(
          "identity",
          "{type: top-k, ratio: 0.1}",
          "{type: rand-k, ratio: 0.1}",
          "{type: rand-k, ratio: 0.1, scaled: false, indices: sent}",
          "{type: random-sparsification, probability: 0.5}",
          "adaptive-random",
          "{type: threshold, value: 0.5}",
          "adaptive-threshold",
          "rounding",
          "{type: rounding, unbiased: true}",
          "{type: rounding, base: 3, unbiased: true}",
          "natural",
          "{type: exponential-dithering, base: 1.5, levels: 8}",
          "{type: natural-dithering, levels: 4, norm: inf}",
          "terngrad",
          "{type: qsgd, levels: 1}",
          "{type: qsgd, levels: 4}",
          "sign",
          "scaled-sign",
          "{type: scaled-sign, blocks: {count: 2}}",
          "{type: power, rank: 1}",
          "{type: lattice, epsilon: 0.1}",
          "{type: lattice, epsilon: 0.1, unbiased: true}",
          "{type: compose, of: [{type: top-k, ratio: 0.2}, natural]}",
          "{type: scale, of: {type: qsgd, levels: 1}}",
          "{type: induced, biased: {type: top-k, ratio: 0.2}, unbiased: natural}");

  private final Shapes shapes;
  private final Map<String, Node> specimens = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();

  /** Reads what was asked for. Throws {@link ExperimentException} where it is wrong. */
  public Specimens(Catalogue catalogue, String spec) {
    shapes = new Shapes(catalogue);
    if (!spec.strip().equals(ALL)) {
      add(spec.strip());
      return;
    }
    REPRESENTATIVES.forEach(this::add);
    TreeSet<String> others = new TreeSet<>(catalogue.compressors().keySet());
    for (Node specimen : specimens.values()) {
      others.remove(((Scalar) ((Mapping) specimen).get(ChoiceShape.TYPE)).text());
    }
    for (String other : others) {
      try {
        add(other);
      } catch (ExperimentException e) {
        left.add(other);
      }
    }
  }

  /** The compressors, as they are written. */
  public List<String> names() {
    return List.copyOf(specimens.keySet());
  }

  /** The compressors of the catalogue that cannot be made without parameters. */
  public List<String> leftOut() {
    return List.copyOf(left);
  }

  /** Throws {@link ExperimentException} where one of them is not defined for this dimension. */
  public void check(int dimension) {
    names().forEach(name -> compressor(name, dimension));
  }

  /** The certificate of one of {@link #names()} at this dimension. */
  public Certificate certify(String name, int dimension, Certifier certifier) {
    return certifier.certify(name, compressor(name, dimension), dimension);
  }

  /** The vector is one layer, where layers are asked for. */
  private Compressor compressor(String name, int dimension) {
    Scope none = Scope.constants();
    Scope scope = new Scope(none.values(), none.absent(), dimension, List.of(dimension));
    return (Compressor) shapes.of(Compressor.class).bind(specimens.get(name), scope);
  }

  private void add(String spec) {
    Node given = YamlReader.parse(SOURCE, spec);
    specimens.put(spec, shapes.of(Compressor.class).complete(given));
  }
}
