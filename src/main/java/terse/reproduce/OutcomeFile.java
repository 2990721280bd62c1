package terse.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.experiment.Json;
import terse.trace.Environment;
import terse.trace.Output;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code findings.json} and the pictures of an item's folder, from which the pack's page is made.
 */
public final class OutcomeFile {
  static final String NAME = "findings.json";

  private static final int MOST_PICTURES = 99;

  private OutcomeFile() {}

  /** Writes the outcome into an item's folder, each file whole or not at all. */
  static void write(Path folder, Pack pack, Item item, Outcome outcome) {
    try (Output output = new Output(folder)) {
      int pictures = outcome.pictures().size();
      for (int i = 0; i < pictures; i++) {
        String svg = outcome.pictures().get(i).svg();
        output.add(picture(i), out -> out.write(svg));
      }
      for (int i = pictures; i < MOST_PICTURES && Files.exists(folder.resolve(picture(i))); i++) {
        output.withdraw(picture(i));
      }
      output.add(NAME, out -> out.write(Json.write(describe(pack, item, outcome))));
      output.commit();
    }
  }

  /** The outcome as maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> describe(Pack pack, Item item, Outcome outcome) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pack", pack.name());
    map.put("item", item.name());
    map.put("title", item.title());
    map.put("claim", item.claim());
    map.put("verdict", outcome.verdict().label());
    map.put("findings", outcome.findings().stream().map(OutcomeFile::describe).toList());
    List<Object> pictures = new ArrayList<>();
    for (int i = 0; i < outcome.pictures().size(); i++) {
      pictures.add(Map.of("title", outcome.pictures().get(i).title(), "file", picture(i)));
    }
    map.put("pictures", pictures);
    map.put("notes", outcome.notes());
    map.put("quirks", item.quirks());
    map.put("misprints", item.misprints().stream().map(OutcomeFile::describe).toList());
    map.put("runs", outcome.runs());
    map.put("full", outcome.full());
    map.put("started_at", outcome.begun().toString());
    map.put("wall_seconds", outcome.seconds());
    map.put("environment", Environment.describe());
    return map;
  }

  private static Map<String, Object> describe(Finding finding) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("quantity", finding.quantity());
    map.put("paper", finding.paper());
    map.put("ours", finding.ours());
    map.put("paper_number", number(finding.printed()));
    map.put("our_number", number(finding.found()));
    map.put("low", number(finding.low()));
    map.put("high", number(finding.high()));
    map.put("difference", finding.difference());
    map.put("verdict", finding.verdict().label());
    map.put("why", finding.why());
    return map;
  }

  private static Map<String, Object> describe(Misprint misprint) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("where", misprint.where());
    map.put("printed", misprint.printed());
    map.put("right", misprint.right());
    map.put("derivation", misprint.derivation());
    return map;
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /**
   * The outcome in an item's folder; empty where there is none, or one that this version cannot
   * read.
   */
  static Optional<Outcome> read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
      List<Outcome.Picture> pictures = new ArrayList<>();
      for (JsonNode each : root.required("pictures")) {
        Path picture = folder.resolve(each.required("file").asString());
        pictures.add(
            new Outcome.Picture(each.required("title").asString(), Files.readString(picture)));
      }
      List<Finding> findings = new ArrayList<>();
      root.required("findings").forEach(each -> findings.add(finding(each)));
      return Optional.of(
          new Outcome(
              findings,
              pictures,
              texts(root.required("notes")),
              root.required("full").asBoolean(),
              Instant.parse(root.required("started_at").asString()),
              root.required("wall_seconds").asDouble(),
              texts(root.required("runs"))));
    } catch (IOException
        | JacksonException
        | IllegalArgumentException
        | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Finding finding(JsonNode node) {
    return new Finding(
        node.required("quantity").asString(),
        node.required("paper").asString(),
        node.required("ours").asString(),
        number(node.required("paper_number")),
        number(node.required("our_number")),
        number(node.required("low")),
        number(node.required("high")),
        Verdict.labelled(node.required("verdict").asString()),
        node.required("why").asString());
  }

  private static double number(JsonNode node) {
    return node.isNull() ? Double.NaN : node.asDouble();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static String picture(int i) {
    return "picture-" + (i + 1) + ".svg";
  }
}
