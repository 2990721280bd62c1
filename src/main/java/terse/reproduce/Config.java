package terse.reproduce;

import java.util.List;

/**
 * An experiment that an item needs.
 *
 * @param file its name below {@code configs/<pack>/}; {@code terse run} runs it alone, too
 * @param full what {@code --full} changes of it, as {@code terse run --set} has it: {@code
 *     rounds=6000}
 */
public record Config(String file, List<String> full) {
  private static final String ENDING = ".yaml";

  public Config {
    full = List.copyOf(full);
    if (!file.endsWith(ENDING)) {
      throw new IllegalArgumentException("a config is a file that ends with .yaml, not " + file);
    }
  }

  /** The file, and what {@code --full} changes of it. */
  public static Config of(String file, String... full) {
    return new Config(file, List.of(full));
  }

  /** The file's name without its ending. */
  public String name() {
    return file.substring(0, file.length() - ENDING.length());
  }
}
