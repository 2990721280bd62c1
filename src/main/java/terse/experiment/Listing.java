package terse.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.compress.Compressor;
import terse.data.NamedSets;
import terse.data.Split;
import terse.method.Algorithm;
import terse.objective.ProblemType;

/** What can be named in an experiment: for {@code terse list}. */
public final class Listing {
  /**
   * A kind of named things.
   *
   * @param key the word that chooses it on the command line
   */
  public record Section(String key, List<Entry> entries) {
    /** The same as lists and maps, for JSON. */
    public List<Map<String, Object>> asMaps() {
      return entries.stream().map(Entry::asMap).toList();
    }
  }

  /**
   * A named thing, with what it takes.
   *
   * @param plugin the jar or folder that it comes from; empty for Terse's own
   * @param theorems the names of those about it, for {@code stepsize: {theory: name}}
   */
  public record Entry(
      String name,
      String about,
      Optional<String> plugin,
      List<Parameter> parameters,
      List<String> theorems) {
    private Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("about", about);
      plugin.ifPresent(place -> map.put("plugin", place));
      map.put("parameters", parameters.stream().map(Parameter::asMap).toList());
      if (!theorems.isEmpty()) {
        map.put("theorems", theorems);
      }
      return map;
    }
  }

  /**
   * A key of a named thing.
   *
   * @param orElse its default; empty where there is none
   * @param required whether it must be given
   */
  public record Parameter(
      String key, String values, String orElse, boolean required, String about) {
    private Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("key", key);
      map.put("values", values);
      map.put("default", orElse.isEmpty() ? null : orElse);
      map.put("required", required);
      map.put("about", about);
      return map;
    }
  }

  private Listing() {}

  /** Everything, section by section. */
  public static List<Section> of(Catalogue catalogue) {
    Map<String, Class<?>> seams = new LinkedHashMap<>();
    seams.put("algorithms", Algorithm.class);
    seams.put("compressors", Compressor.class);
    seams.put("problems", ProblemType.class);
    seams.put("splits", Split.class);
    Shapes shapes = new Shapes(catalogue);
    List<Section> sections = new ArrayList<>();
    seams.forEach((key, seam) -> sections.add(section(key, catalogue, seam, shapes)));
    List<Entry> sets = new ArrayList<>();
    for (NamedSets.Description set : NamedSets.all()) {
      String place = set.bundled() ? "bundled; " : "";
      String about = set.about() + " (" + place + set.origin() + ")";
      sets.add(new Entry(set.name(), about, Optional.empty(), List.of(), List.of()));
    }
    sections.add(new Section("data", sets));
    return sections;
  }

  private static Section section(String key, Catalogue catalogue, Class<?> seam, Shapes shapes) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Class<? extends Record>> types = catalogue.types(seam);
    types.forEach(
        (name, type) -> {
          List<Parameter> parameters = new ArrayList<>();
          RecordShape record = shapes.ofRecord(type);
          for (Field field : record.fields().values()) {
            parameters.add(
                new Parameter(
                    field.key(),
                    field.shape().describe(),
                    field.orElse(),
                    !field.hasDefault() && !field.optional(),
                    field.about()));
          }
          Optional<String> plugin = catalogue.plugin(type).map(Path::toString);
          List<String> theorems = seam == Algorithm.class ? KnownTheorems.of(record) : List.of();
          entries.add(new Entry(name, Catalogue.about(type), plugin, parameters, theorems));
        });
    return new Section(key, entries);
  }
}
