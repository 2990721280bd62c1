package terse.experiment;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes maps, lists, texts, numbers and truth values as JSON, indented. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** The value as JSON, with a line end behind its last line. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
