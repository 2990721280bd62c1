package terse.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where files are looked for.
 *
 * @param base the folder that relative paths are taken from: that of the experiment's file
 * @param data the data folders, in the order in which they are searched
 */
public record DataFolders(Path base, List<Path> data) {
  public DataFolders {
    data = List.copyOf(data);
  }

  /** A file that an experiment names: below the experiment's folder, else below a data folder. */
  Path file(String name) {
    Path given = base.resolve(name);
    if (Files.exists(given)) {
      return given;
    }
    return find(List.of(name)).orElse(given);
  }

  /** The first of these files that there is below a data folder. */
  Optional<Path> find(List<String> names) {
    return places(names).stream().filter(Files::isRegularFile).findFirst();
  }

  /** Every place where one of these files would be found, in the order of search. */
  List<Path> places(List<String> names) {
    List<Path> places = new ArrayList<>();
    for (Path folder : data) {
      for (String name : names) {
        places.add(folder.resolve(name));
      }
    }
    return places;
  }
}
