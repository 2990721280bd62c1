package terse.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.data.DataException;
import terse.data.DataFolders;
import terse.data.DataSet;
import terse.data.FoundFile;
import terse.data.FoundFile.Content;
import terse.data.NamedSets;
import terse.experiment.yaml.ExperimentException;

/** The named data sets, and whether they are where they are looked for: for {@code terse data}. */
public final class DataListing {
  private static final Optional<Content> WRONG = Optional.of(Content.WRONG);
  private static final Optional<Content> RIGHT = Optional.of(Content.RIGHT);

  private final DataFolders folders;

  /**
   * A listing.
   *
   * @param folders where data sets are looked for
   */
  public DataListing(List<Path> folders) {
    this.folders = new DataFolders(Path.of(""), folders);
  }

  /**
   * A set.
   *
   * @param about its rows and features, and what they are
   * @param origin how to get it
   * @param files that it is read from; none for a bundled one
   */
  public record Entry(
      String name, boolean bundled, String about, String origin, List<FoundFile> files) {
    /** Whether an experiment can use it, as far as can be told without reading it. */
    public boolean usable() {
      return files.stream()
          .allMatch(file -> file.path().isPresent() && !file.content().equals(WRONG));
    }

    /** In a few words: {@code bundled}, {@code found, checksum right}, {@code not found}. */
    public String state() {
      if (bundled) {
        return "bundled";
      }
      if (files.stream().anyMatch(file -> file.path().isEmpty())) {
        return "not found";
      }
      if (!usable()) {
        return "found, checksum WRONG";
      }
      boolean checked = files.stream().allMatch(file -> file.content().equals(RIGHT));
      return checked ? "found, checksum right" : "found, checksum not known";
    }

    /** Where its files are, or where they were looked for, a line each. */
    public List<String> places() {
      List<String> lines = new ArrayList<>();
      for (FoundFile file : files) {
        if (file.path().isPresent()) {
          lines.add("in " + file.path().get());
        } else {
          lines.add(file.name() + " is at none of");
          file.searched().forEach(place -> lines.add("  " + place));
        }
      }
      return lines;
    }

    /** The same as maps, lists, texts and truth values, for JSON. */
    public Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", name);
      map.put("state", state());
      map.put("usable", usable());
      map.put("about", about);
      map.put("origin", origin);
      map.put("files", files.stream().map(Entry::file).toList());
      return map;
    }

    private static Map<String, Object> file(FoundFile file) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", file.name());
      map.put("path", file.path().map(Path::toString).orElse(null));
      map.put("content", file.content().map(Names::ofConstant).orElse(null));
      map.put("searched", file.searched().stream().map(Path::toString).toList());
      return map;
    }
  }

  /** All sets, the bundled ones first. */
  public List<Entry> all() {
    return NamedSets.all().stream().map(this::entry).toList();
  }

  /**
   * The set of this name.
   *
   * @throws ExperimentException where there is none
   */
  public Entry named(String name) {
    List<String> names = NamedSets.all().stream().map(NamedSets.Description::name).toList();
    return NamedSets.all().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .map(this::entry)
        .orElseThrow(
            () ->
                new ExperimentException(
                    "terse data: no data set is named " + name + Names.hint(name, names)));
  }

  private Entry entry(NamedSets.Description set) {
    List<FoundFile> files = NamedSets.whereabouts(set.name(), folders);
    return new Entry(set.name(), set.bundled(), set.about(), set.origin(), files);
  }

  /**
   * What a set has, by reading it: rows, features, the share of entries that are stored, labels.
   *
   * @throws ExperimentException where it cannot be read
   */
  public Map<String, Object> content(Entry entry) {
    try {
      DataSet set = NamedSets.load(entry.name(), folders);
      double[] labels = set.distinctLabels();
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("rows", set.size());
      content.put("features", set.columns());
      content.put("stored_share", set.rows().entries() / ((double) set.size() * set.columns()));
      content.put("distinct_labels", labels.length);
      content.put("lowest_label", labels[0]);
      content.put("highest_label", labels[labels.length - 1]);
      return content;
    } catch (DataException e) {
      throw new ExperimentException(e.getMessage(), e);
    }
  }
}
