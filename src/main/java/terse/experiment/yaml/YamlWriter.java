package terse.experiment.yaml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

/**
 * Writes a tree as YAML that reads back to the same tree: mappings as blocks, short values in one
 * line.
 */
public final class YamlWriter {
  private static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9(_/.][A-Za-z0-9_./()*+^<>=| -]*");
  private static final Pattern LIKE_A_NUMBER = Pattern.compile("[0-9.][0-9_.eExXoO+:-]*");
  private static final Pattern LIKE_A_WORD =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|\\.inf|\\.nan");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  /** The document, with a line end behind its last line. */
  public static String write(Node root) {
    YamlWriter writer = new YamlWriter();
    writer.block(root, 0);
    return writer.out.toString();
  }

  /** The value in one line. */
  public static String inline(Node node) {
    StringBuilder line = new StringBuilder();
    flow(node, line);
    return line.toString();
  }

  private void block(Node node, int indent) {
    if (node instanceof Mapping mapping && !mapping.values().isEmpty()) {
      boolean first = true;
      for (Map.Entry<String, Node> entry : mapping.values().entrySet()) {
        if (!first || indent == 0) {
          out.append(" ".repeat(indent));
        }
        first = false;
        out.append(text(entry.getKey())).append(':');
        entry(entry.getValue(), indent);
      }
    } else if (node instanceof Sequence sequence && !sequence.items().isEmpty()) {
      for (Node item : sequence.items()) {
        out.append(" ".repeat(indent)).append("- ");
        item(item, indent);
      }
    } else {
      out.append(inline(node)).append('\n');
    }
  }

  /** The value of a key that was just written at this indent. */
  private void entry(Node value, int indent) {
    String line = inline(value);
    boolean deep = isListOfMappings(value);
    if (!deep
        && line.length() + indent < WIDTH
        && !(value instanceof Mapping m && m.values().size() > 3)) {
      out.append(' ').append(line).append('\n');
    } else {
      out.append('\n');
      if (value instanceof Mapping) {
        out.append(" ".repeat(indent + 2));
      }
      block(value, indent + 2);
    }
  }

  private void item(Node item, int indent) {
    if (item instanceof Mapping mapping && !mapping.values().isEmpty()) {
      block(item, indent + 2);
    } else {
      out.append(inline(item)).append('\n');
    }
  }

  private static boolean isListOfMappings(Node node) {
    return node instanceof Sequence sequence
        && sequence.items().stream().anyMatch(Mapping.class::isInstance);
  }

  private static void flow(Node node, StringBuilder line) {
    if (node instanceof Mapping mapping) {
      String comma = "{";
      for (Map.Entry<String, Node> entry : mapping.values().entrySet()) {
        line.append(comma).append(text(entry.getKey())).append(": ");
        flow(entry.getValue(), line);
        comma = ", ";
      }
      line.append(mapping.values().isEmpty() ? "{}" : "}");
    } else if (node instanceof Sequence sequence) {
      List<Node> items = sequence.items();
      line.append('[');
      for (int i = 0; i < items.size(); i++) {
        line.append(i == 0 ? "" : ", ");
        flow(items.get(i), line);
      }
      line.append(']');
    } else {
      Scalar scalar = (Scalar) node;
      line.append(scalar.kind() == Scalar.Kind.TEXT ? text(scalar.text()) : plain(scalar));
    }
  }

  private static String plain(Scalar scalar) {
    return scalar.isNull() ? "null" : scalar.text();
  }

  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !LIKE_A_NUMBER.matcher(text).matches()
            && !LIKE_A_WORD.matcher(text).matches()
            && !text.endsWith(" ")
            && !text.startsWith("---")
            && !text.startsWith("...");
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' '
              || c == 0x7f
              || (c >= 0x80 && c < 0xa0)
              || c == 0x2028
              || c == 0x2029
              || c == 0xfeff) {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
