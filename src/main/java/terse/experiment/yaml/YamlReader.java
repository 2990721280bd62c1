package terse.experiment.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into a tree of {@link Node}s. Whatever is wrong is an {@link
 * ExperimentException} with its place.
 */
public final class YamlReader {
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_COPIES = 100_000;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH + 2)
                  .maxStringLength(MAX_BYTES)
                  .maxNameLength(MAX_BYTES)
                  .maxNumberLength(MAX_BYTES)
                  .build())
          .build();

  private final String source;
  private final YAMLParser parser;
  private final Map<String, Node> anchors = new HashMap<>();
  private int copies;

  private YamlReader(String source, YAMLParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /** Reads a file: UTF-8, at most 8 MiB. */
  public static Node read(Path file) {
    String source = file.toString();
    try {
      if (Files.isDirectory(file)) {
        throw new ExperimentException(source + ": is a directory, not an experiment file");
      }
      if (!Files.exists(file)) {
        throw new ExperimentException(source + ": there is no such file");
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(MAX_BYTES + 1);
      }
      if (bytes.length > MAX_BYTES) {
        throw new ExperimentException(
            source + ": an experiment file has at most " + MAX_BYTES + " bytes, this one has more");
      }
      return parse(source, decode(source, bytes));
    } catch (IOException e) {
      throw new ExperimentException(source + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a text; {@code source} begins every message about it. */
  public static Node parse(String source, String text) {
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new YamlReader(source, parser).document();
    } catch (JacksonException e) {
      throw malformed(source, e);
    }
  }

  private static String decode(String source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new ExperimentException(
          source
              + ":"
              + line
              + ": an experiment file is UTF-8, but byte "
              + in.position()
              + " is not",
          e);
    }
  }

  private Node document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new ExperimentException(source + ": is empty");
    }
    Node root = value(first, Place.root(source), 0);
    if (parser.nextToken() != null) {
      throw here(Place.root(source))
          .error("a second document begins here, but one file is one experiment");
    }
    return root;
  }

  private Node value(JsonToken token, Place path, int depth) {
    Place place = here(path);
    if (depth > MAX_DEPTH) {
      throw place.error("is nested more than " + MAX_DEPTH + " levels deep");
    }
    if (parser.isCurrentAlias()) {
      return alias(parser.getString(), place);
    }
    if (parser.getTypeId() != null) {
      throw place.error("tags such as !" + parser.getTypeId() + " mean nothing here");
    }
    String anchor = parser.getObjectId();
    Node node =
        switch (token) {
          case START_OBJECT -> mapping(place, depth);
          case START_ARRAY -> sequence(place, depth);
          case VALUE_NUMBER_INT -> scalar(place, Scalar.Kind.INTEGER);
          case VALUE_NUMBER_FLOAT -> scalar(place, Scalar.Kind.REAL);
          case VALUE_TRUE, VALUE_FALSE -> scalar(place, Scalar.Kind.BOOLEAN);
          case VALUE_NULL -> scalar(place, Scalar.Kind.NULL);
          default -> scalar(place, Scalar.Kind.TEXT);
        };
    if (anchor != null) {
      anchors.put(anchor, node);
    }
    return node;
  }

  private Scalar scalar(Place place, Scalar.Kind kind) {
    return new Scalar(place, kind, parser.getString());
  }

  private Sequence sequence(Place place, int depth) {
    List<Node> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(t, place.item(items.size()), depth + 1));
    }
    return new Sequence(place, items);
  }

  private Mapping mapping(Place place, int depth) {
    Mapping mapping = Mapping.empty(place);
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_OBJECT; t = parser.nextToken()) {
      String key = parser.getString();
      Place written = here(place.key(key));
      Place before = mapping.keys().put(key, written);
      if (before != null) {
        throw written.error("is given twice, first on line " + before.line());
      }
      mapping.values().put(key, value(parser.nextToken(), place.key(key), depth + 1));
    }
    return mapping;
  }

  private Node alias(String name, Place place) {
    Node meant = anchors.get(name);
    if (meant == null) {
      throw place.error("there is no anchor &" + name + " before the alias *" + name);
    }
    count(meant, place);
    return meant.movedTo(place);
  }

  /**
   * Counts the values that an alias copies, so that aliases of aliases cannot grow without bound.
   */
  private void count(Node node, Place place) {
    if (++copies > MAX_COPIES) {
      throw place.error("the aliases copy more than " + MAX_COPIES + " values");
    }
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> count(item, place));
    } else if (node instanceof Mapping mapping) {
      mapping.values().values().forEach(item -> count(item, place));
    }
  }

  private Place here(Place path) {
    return path.at(
        parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr());
  }

  private static ExperimentException malformed(String source, JacksonException e) {
    if (e.getCause() instanceof MarkedYamlEngineException marked
        && marked.getProblemMark().isPresent()) {
      Mark mark = marked.getProblemMark().get();
      String problem = marked.getProblem();
      String context = marked.getContext() == null ? "" : ", " + marked.getContext();
      return new ExperimentException(
          source
              + ":"
              + (mark.getLine() + 1)
              + ":"
              + (mark.getColumn() + 1)
              + ": is not YAML: "
              + (problem.contains("TAB")
                  ? "a tab cannot stand here, use blanks"
                  : problem + context),
          e);
    }
    if (e.getCause() instanceof ReaderException reader) {
      return new ExperimentException(
          source
              + String.format(
                  ": is not YAML: the character U+%04X is not allowed", reader.getCodePoint()),
          e);
    }
    String where =
        e.getLocation() == null
            ? ""
            : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    return new ExperimentException(source + where + ": is not YAML: " + e.getOriginalMessage(), e);
  }
}
