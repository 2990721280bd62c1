package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Overrides;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlWriter;
import terse.trace.Environment;

/** A sweep that is ready to run: every point has been read once, and is wrong nowhere. */
public final class Sweep {
  private static final String METHODS = "methods";
  private static final String STEPSIZE = "stepsize";
  private static final String EXPECT = "expect";

  private final ExperimentReader reader;
  private final Path file;
  private final boolean force;
  private final Mapping document;
  private final Map<String, Place> places;
  private final List<SweptKey> keys;
  private final List<List<Node>> values;
  private final SweepPlan plan;

  private Sweep(
      ExperimentReader reader, Path file, boolean force, Mapping whole, CodeVersion code) {
    this.reader = reader;
    this.file = file;
    this.force = force;
    Node sweep = whole.get(ExperimentReader.SWEEP);
    if (sweep == null) {
      throw whole
          .place()
          .error("the key sweep is missing: what to vary, such as sweep: {stepsize: [1/L, 2/L]}");
    }
    document = whole.without(ExperimentReader.SWEEP).without(EXPECT);
    Grid grid = Grid.read(sweep);
    places = grid.keys();
    values = grid.points();
    keys = keys();
    plan = plan(ExperimentReader.nameOf(whole, file), code);
  }

  /**
   * Reads a file and every point of its sweep. The file's {@code expect} is of the experiment that
   * it is without the sweep, and is left out.
   *
   * @param document the file with values in place of its own: see {@link ExperimentReader#document}
   * @param force see {@link ExperimentReader#read(Path, List, Optional, Optional, boolean)}
   * @param plugins the jars and folders of classes that the reader's catalogue has
   * @throws ExperimentException where the sweep or a point of it is wrong
   */
  public static Sweep read(
      ExperimentReader reader, Mapping document, Path file, boolean force, List<Path> plugins) {
    return new Sweep(reader, file, force, document, CodeVersion.of(plugins));
  }

  public SweepPlan plan() {
    return plan;
  }

  /** The experiment of a point. */
  public Experiment experiment(Point point) {
    return experiment(point.index());
  }

  private Experiment experiment(int index) {
    try {
      Node at = document;
      List<Node> set = values.get(index);
      for (int k = 0; k < keys.size(); k++) {
        if (set.get(k) != null) {
          Place written = places.get(keys.get(k).path());
          for (String path : keys.get(k).paths()) {
            at = Overrides.apply(at, path, set.get(k), written);
          }
        }
      }
      return reader.read((Mapping) at, file, force);
    } catch (ExperimentException e) {
      throw new ExperimentException(
          e.getMessage() + " (at the point " + written(values.get(index)) + ")", e);
    }
  }

  private String written(List<Node> set) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      if (set.get(k) != null) {
        parts.add(keys.get(k).path() + "=" + YamlWriter.inline(set.get(k)));
      }
    }
    return String.join(", ", parts);
  }

  private List<SweptKey> keys() {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    Map<String, String> owners = new LinkedHashMap<>();
    places.forEach(
        (key, place) -> {
          List<String> expanded = reader.expand(document, key, place);
          for (String path : expanded) {
            String owner = owners.put(String.join(".", Overrides.steps(path)), key);
            if (owner != null) {
              throw place.error("sets " + path + ", which " + owner + " sets too");
            }
          }
          paths.put(key, expanded);
        });
    return paths.entrySet().stream()
        .map(key -> new SweptKey(key.getKey(), key.getValue(), changed(key.getValue(), owners)))
        .toList();
  }

  /** The methods whose runs depend on one of these paths. */
  private List<Integer> changed(List<String> paths, Map<String, String> owners) {
    int count = document.get(METHODS) instanceof Sequence list ? list.items().size() : 0;
    return IntStream.range(0, count)
        .filter(m -> paths.stream().anyMatch(path -> changes(path, m, owners)))
        .boxed()
        .toList();
  }

  private boolean changes(String path, int method, Map<String, String> owners) {
    String[] steps = Overrides.steps(path);
    if (steps[0].equals(METHODS) && steps.length > 1) {
      return steps[1].equals(Integer.toString(method));
    }
    if (steps[0].equals(STEPSIZE)) {
      Node entry = ((Sequence) document.get(METHODS)).items().get(method);
      boolean own = entry instanceof Mapping mapping && mapping.get(STEPSIZE) != null;
      return !own && !owners.containsKey(METHODS + "." + method + "." + STEPSIZE);
    }
    return true;
  }

  private SweepPlan plan(String name, CodeVersion code) {
    List<Point> points = new ArrayList<>();
    List<List<String>> labels = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Experiment experiment = experiment(i);
      List<String> texts =
          values.get(i).stream().map(v -> v == null ? "" : YamlWriter.inline(v)).toList();
      points.add(new Point(i, texts, code.hashOf(experiment)));
      if (i > 0 && experiment.labels().size() != labels.get(0).size()) {
        throw places
            .values()
            .iterator()
            .next()
            .error(
                "every point must have as many methods as the first, but point " + i + " has not");
      }
      labels.add(experiment.labels());
    }
    return new SweepPlan(
        name, Environment.version(), code.fingerprint(), keys, SweptLabels.of(labels), points);
  }
}
