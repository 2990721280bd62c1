package terse.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.Json;
import terse.experiment.Listing;
import terse.experiment.Plugins;
import terse.experiment.yaml.ExperimentException;

/** What {@code terse list} does. */
record ListTask(String what, Optional<String> plugins, boolean json) {
  private static final int WIDTH = 80;

  int call() {
    List<Listing.Section> all = Listing.of(Catalogue.with(Plugins.load(plugins)));
    List<String> keys = all.stream().map(Listing.Section::key).toList();
    if (what != null && !keys.contains(what)) {
      throw new ExperimentException(
          "terse list: must be one of " + String.join(", ", keys) + ", but is " + what);
    }
    List<Listing.Section> sections =
        all.stream().filter(section -> what == null || section.key().equals(what)).toList();
    StringBuilder text = new StringBuilder();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      sections.forEach(section -> object.put(section.key(), section.asMaps()));
      text.append(Json.write(object));
    } else {
      sections.forEach(section -> print(section, text));
    }
    System.out.print(text);
    System.out.flush();
    return ExitCodes.DONE;
  }

  private static void print(Listing.Section section, StringBuilder text) {
    text.append(text.isEmpty() ? "" : "\n").append(section.key()).append('\n');
    for (Listing.Entry entry : section.entries()) {
      String from =
          entry.plugin().map(place -> " [" + Path.of(place).getFileName() + "]").orElse("");
      wrap(text, 2, entry.name() + ":", 6, (entry.about() + from).strip());
      for (Listing.Parameter parameter : entry.parameters()) {
        wrap(text, 6, parameter.key() + ":", 10, describe(parameter));
      }
      if (!entry.theorems().isEmpty()) {
        wrap(text, 6, "theory:", 10, String.join(", ", entry.theorems()));
      }
    }
    if (section.key().equals("compressors")) {
      wrap(
          text,
          2,
          "every one takes blocks:",
          6,
          "layers, {size: n}, {count: n} or a list of lengths");
    }
  }

  private static String describe(Listing.Parameter parameter) {
    String presence =
        parameter.required()
            ? ", required"
            : parameter.orElse().isEmpty() ? ", optional" : ", default " + parameter.orElse();
    return "(" + parameter.values() + presence + ") " + parameter.about();
  }

  /** A name and a text behind it, wrapped at word ends; further lines are indented deeper. */
  static void wrap(StringBuilder out, int indent, String name, int deeper, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(indent)).append(name);
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH && line.toString().strip().length() > 0) {
        out.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(deeper - 1));
      }
      line.append(' ').append(word);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
