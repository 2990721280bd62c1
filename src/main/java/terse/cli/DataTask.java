package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.experiment.DataListing;
import terse.experiment.DataListing.Entry;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;

/** What {@code terse data} does. */
record DataTask(String name, Optional<Path> dataDir, boolean json) {
  /** The exit code where a set that was asked for cannot be used. */
  private static final int NOT_USABLE = 1;

  int call() {
    List<Path> folders = ExperimentReader.dataFolders(dataDir);
    DataListing listing = new DataListing(folders);
    if (name == null) {
      List<Entry> all = listing.all();
      System.out.print(json ? Json.write(all.stream().map(Entry::asMap).toList()) : list(all));
      System.out.flush();
      return ExitCodes.DONE;
    }
    Entry entry = listing.named(name);
    Map<String, Object> content = entry.usable() ? listing.content(entry) : Map.of();
    if (json) {
      Map<String, Object> map = entry.asMap();
      map.putAll(content);
      System.out.print(Json.write(map));
    } else {
      System.out.print(details(entry, content));
    }
    System.out.flush();
    return entry.usable() ? ExitCodes.DONE : NOT_USABLE;
  }

  private static String list(List<Entry> all) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : all) {
      ListTask.wrap(text, 0, entry.name() + ":", 4, entry.state() + "; " + entry.about());
    }
    return text.toString();
  }

  private static String details(Entry entry, Map<String, Object> content) {
    StringBuilder text = new StringBuilder();
    ListTask.wrap(text, 0, entry.name() + ":", 4, entry.state() + "; " + entry.about());
    content.forEach(
        (key, value) -> ListTask.wrap(text, 2, key.replace('_', ' ') + ":", 4, value.toString()));
    entry.places().forEach(line -> text.append("  ").append(line).append('\n'));
    if (!entry.bundled()) {
      ListTask.wrap(text, 2, "get it", 4, entry.origin());
    }
    return text.toString();
  }
}
