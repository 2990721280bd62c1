package terse.experiment.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML document, with its place. Immutable. */
public sealed interface Node {
  /** The longest text that a message repeats. */
  int SHOWN = 60;

  Place place();

  /** The value in one short line, for messages. */
  String show();

  /** The same value at another path, with the lines where it and its parts were written. */
  default Node movedTo(Place path) {
    return movedTo(path, true);
  }

  /** The same value at another place, as if it and all its parts were written there. */
  default Node placedAt(Place place) {
    return movedTo(place, false);
  }

  /** The same value at another path, keeping its own lines or taking those of the path. */
  Node movedTo(Place path, boolean keepLines);

  /** A number, a truth value, a text, or nothing. */
  record Scalar(Place place, Kind kind, String text) implements Node {
    /** What a scalar is read as. A quoted one is always a text. */
    public enum Kind {
      INTEGER,
      REAL,
      BOOLEAN,
      TEXT,
      NULL
    }

    /** A text that stands here. */
    public static Scalar text(Place place, String text) {
      return new Scalar(place, Kind.TEXT, text);
    }

    /** An integer that stands here. */
    public static Scalar integer(Place place, long value) {
      return new Scalar(place, Kind.INTEGER, Long.toString(value));
    }

    public boolean isNull() {
      return kind == Kind.NULL;
    }

    @Override
    public String show() {
      if (isNull()) {
        return "empty";
      }
      String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
      boolean quoted =
          kind == Kind.TEXT && (shown.isBlank() || !Character.isLetter(shown.charAt(0)));
      return quoted ? '"' + shown + '"' : shown;
    }

    @Override
    public Scalar movedTo(Place path, boolean keepLines) {
      return new Scalar(keepLines ? path.writtenAt(place) : path, kind, text);
    }
  }

  /** A list. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String show() {
      return "a list of " + items.size();
    }

    @Override
    public Sequence movedTo(Place path, boolean keepLines) {
      Place here = keepLines ? path.writtenAt(place) : path;
      List<Node> moved = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        moved.add(items.get(i).movedTo(here.item(i), keepLines));
      }
      return new Sequence(here, moved);
    }
  }

  /**
   * Keys with their values, in the order in which they are written.
   *
   * @param keys where each key itself is written
   */
  record Mapping(Place place, Map<String, Node> values, Map<String, Place> keys) implements Node {
    /** An empty mapping. */
    public static Mapping empty(Place place) {
      return new Mapping(place, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The value of this key, or null. */
    public Node get(String key) {
      return values.get(key);
    }

    /** Where this key is written, or where the mapping is when it is not. */
    public Place keyPlace(String key) {
      return keys.getOrDefault(key, place.key(key));
    }

    /** A copy in which this key has this value; a new key comes last. */
    public Mapping with(String key, Node value) {
      Map<String, Node> newValues = new LinkedHashMap<>(values);
      newValues.put(key, value);
      Map<String, Place> newKeys = new LinkedHashMap<>(keys);
      newKeys.put(key, place.key(key).writtenAt(value.place()));
      return new Mapping(place, newValues, newKeys);
    }

    /** A copy without this key. */
    public Mapping without(String key) {
      Map<String, Node> newValues = new LinkedHashMap<>(values);
      newValues.remove(key);
      Map<String, Place> newKeys = new LinkedHashMap<>(keys);
      newKeys.remove(key);
      return new Mapping(place, newValues, newKeys);
    }

    @Override
    public String show() {
      return "a mapping";
    }

    @Override
    public Mapping movedTo(Place path, boolean keepLines) {
      Place here = keepLines ? path.writtenAt(place) : path;
      Map<String, Node> newValues = new LinkedHashMap<>();
      Map<String, Place> newKeys = new LinkedHashMap<>();
      values.forEach((key, value) -> newValues.put(key, value.movedTo(here.key(key), keepLines)));
      keys.forEach(
          (key, at) -> newKeys.put(key, keepLines ? here.key(key).writtenAt(at) : here.key(key)));
      return new Mapping(here, newValues, newKeys);
    }
  }
}
