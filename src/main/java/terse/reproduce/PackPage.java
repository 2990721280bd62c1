package terse.reproduce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import terse.report.Html;

/**
 * The page of a pack: for each item what the paper says, what was found, the difference and the
 * verdict, its pictures, its time, its quirks and misprints, and the command that runs it alone.
 *
 * <p>One file that asks the network for nothing; it links to the reports of the runs beside it.
 */
final class PackPage {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final double SHORTEST = 0.05; // of times that are told
  private static final String PAPER = "Paper";
  private static final String OURS = "Ours";
  private static final String DIFFERENCE = "Difference";
  private static final String WHY = "Why";

  private final Pack pack;
  private final Map<Item, Outcome> outcomes;
  private final StringBuilder html = new StringBuilder();

  private PackPage(Pack pack, Map<Item, Outcome> outcomes) {
    this.pack = pack;
    this.outcomes = outcomes;
  }

  /** The page of what is known of a pack's items. */
  static String of(Pack pack, Map<Item, Outcome> outcomes) {
    PackPage page = new PackPage(pack, outcomes);
    Matcher part = PLACEHOLDER.matcher(resource("page.html"));
    StringBuilder text = new StringBuilder();
    while (part.find()) {
      part.appendReplacement(text, Matcher.quoteReplacement(page.part(part.group(1))));
    }
    return part.appendTail(text).toString();
  }

  private String part(String name) {
    return switch (name) {
      case "title" -> Html.escaped(pack.title());
      case "style" -> Html.style() + resource("style.css");
      case "about" -> Html.escaped(pack.authors() + ", " + pack.venue());
      case "content" -> content();
      default -> throw new IllegalStateException("page.html has an unknown part " + name);
    };
  }

  private String content() {
    overview();
    pack.items().forEach(this::section);
    return html.toString();
  }

  private void overview() {
    html.append("<section id=\"overview\">\n<h2>What the paper reports, and what was found</h2>\n");
    long reproduced = findings().filter(Verdict.REPRODUCED::equals).count();
    long differ = findings().filter(Verdict.DIFFERS::equals).count();
    html.append("<p>")
        .append(reproduced)
        .append(reproduced == 1 ? " finding is" : " findings are")
        .append(" reproduced, ")
        .append(differ)
        .append(differ == 1 ? " differs" : " differ")
        .append(" from the paper.</p>\n");
    html.append("<p class=\"quiet\">Run again with <code>")
        .append(Html.escaped("terse reproduce " + pack.name()))
        .append("</code>; an item alone with <code>")
        .append(Html.escaped("terse reproduce " + pack.name() + " ITEM"))
        .append("</code>.</p>\n");
    html.append("<div class=\"wide\"><table>\n<thead><tr><th class=\"text\">Item</th>")
        .append("<th class=\"text\">Verdict</th><th>Findings</th><th>Time</th></tr></thead>\n");
    html.append("<tbody>\n");
    for (Item item : pack.items()) {
      Outcome outcome = outcomes.get(item);
      html.append("<tr><td class=\"prose\"><a href=\"#")
          .append(Html.escaped(item.name()))
          .append("\">")
          .append(Html.escaped(item.title()))
          .append("</a></td><td class=\"text\">")
          .append(badge(outcome))
          .append("</td><td>")
          .append(outcome == null ? "" : count(outcome))
          .append("</td><td>")
          .append(outcome == null ? "" : time(outcome.seconds()))
          .append("</td></tr>\n");
    }
    html.append("</tbody></table></div>\n</section>\n");
  }

  private Stream<Verdict> findings() {
    return outcomes.values().stream()
        .flatMap(outcome -> outcome.findings().stream())
        .map(Finding::verdict);
  }

  /** How many of the findings are reproduced, of those that could be tried. */
  private static String count(Outcome outcome) {
    List<Verdict> tried =
        outcome.findings().stream()
            .map(Finding::verdict)
            .filter(verdict -> verdict != Verdict.NOT_RUNNABLE)
            .toList();
    long reproduced = tried.stream().filter(Verdict.REPRODUCED::equals).count();
    return tried.isEmpty() ? "" : reproduced + " of " + tried.size();
  }

  private static String badge(Outcome outcome) {
    if (outcome == null) {
      return badge("absent", "not run yet");
    }
    return badge(outcome.verdict(), outcome.unexplained());
  }

  private static String badge(Verdict verdict, boolean unexplained) {
    String kind =
        switch (verdict) {
          case REPRODUCED -> "reproduced";
          case DIFFERS -> unexplained ? "unexplained" : "differs";
          case NOT_RUNNABLE -> "absent";
          case FAILED -> "failed";
        };
    return badge(kind, verdict.label());
  }

  private static String badge(String kind, String label) {
    return "<span class=\"verdict " + kind + "\">" + label + "</span>";
  }

  private void section(Item item) {
    Outcome outcome = outcomes.get(item);
    html.append("<section id=\"").append(Html.escaped(item.name())).append("\">\n<h2>");
    html.append(Html.escaped(item.title())).append(badge(outcome)).append("</h2>\n");
    html.append("<p class=\"claim\"><b>The paper:</b> ")
        .append(Html.escaped(item.claim()))
        .append("</p>\n");
    if (outcome != null) {
      pictures(outcome.pictures());
      findings(outcome.findings());
      list("", outcome.notes());
    }
    list("Set up as", item.quirks());
    misprints(item.misprints());
    provenance(item, outcome);
    html.append("</section>\n");
  }

  private void findings(List<Finding> findings) {
    boolean differences = findings.stream().anyMatch(each -> !each.difference().isEmpty());
    boolean reasons = findings.stream().anyMatch(each -> !each.why().isEmpty());
    html.append("<div class=\"wide\"><table class=\"findings\">\n<thead><tr>");
    head(true, "Quantity");
    head(true, PAPER);
    head(true, OURS);
    head(differences, DIFFERENCE);
    head(true, "Verdict");
    head(reasons, WHY);
    html.append("</tr></thead>\n<tbody>\n");
    for (Finding finding : findings) {
      html.append("<tr><td class=\"label\">").append(Html.escaped(finding.quantity()));
      html.append("</td>");
      cell(true, PAPER, Html.escaped(finding.paper()));
      cell(true, OURS, ours(finding));
      cell(differences, DIFFERENCE, Html.escaped(finding.difference()));
      html.append("<td class=\"text\">").append(badge(finding.verdict(), finding.unexplained()));
      html.append("</td>");
      cell(reasons, WHY, Html.escaped(finding.why()));
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
  }

  private static String ours(Finding finding) {
    String interval = finding.interval();
    return interval.isEmpty()
        ? Html.escaped(finding.ours())
        : Html.escaped(finding.ours())
            + "<span class=\"interval\">"
            + Html.escaped(interval)
            + "</span>";
  }

  private void head(boolean shown, String name) {
    if (shown) {
      html.append("<th class=\"text\">").append(name).append("</th>");
    }
  }

  private void cell(boolean shown, String head, String content) {
    if (shown) {
      html.append("<td class=\"words\" data-head=\"").append(head).append("\">");
      html.append(content).append("</td>");
    }
  }

  private void pictures(List<Outcome.Picture> pictures) {
    if (!pictures.isEmpty()) {
      html.append("<div class=\"pictures\">\n");
      pictures.forEach(
          each ->
              html.append("<figure role=\"img\" aria-label=\"")
                  .append(Html.escaped(each.title()))
                  .append("\">")
                  .append(each.svg())
                  .append("</figure>\n"));
      html.append("</div>\n");
    }
  }

  private void list(String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (!heading.isEmpty()) {
      html.append("<h3>").append(heading).append("</h3>\n");
    }
    html.append("<ul class=\"plain\">\n");
    lines.forEach(line -> html.append("<li>").append(Html.escaped(line)).append("</li>\n"));
    html.append("</ul>\n");
  }

  private void misprints(List<Misprint> misprints) {
    if (misprints.isEmpty()) {
      return;
    }
    html.append("<h3>Misprints</h3>\n<ul class=\"plain\">\n");
    for (Misprint each : misprints) {
      html.append("<li><b>").append(Html.escaped(each.where())).append("</b> prints ");
      html.append(Html.escaped(each.printed())).append("; it should be ");
      html.append(Html.escaped(each.right())).append(". ");
      html.append(Html.escaped(each.derivation())).append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void provenance(Item item, Outcome outcome) {
    html.append("<p class=\"quiet\"><code>");
    html.append(Html.escaped("terse reproduce " + pack.name() + " " + item.name()));
    html.append(outcome != null && outcome.full() ? " --full" : "").append("</code>");
    if (outcome != null) {
      String time = time(outcome.seconds());
      html.append(time.isEmpty() ? "" : " took " + time).append(" on ");
      html.append(DAY.format(outcome.begun()));
      for (String run : outcome.runs()) {
        String folder = item.name() + (run.isEmpty() ? "" : "/" + run);
        html.append("; <a href=\"").append(Html.escaped(folder)).append("/report.html\">");
        html.append(Html.escaped(run.isEmpty() ? "report" : run)).append("</a>");
      }
    }
    html.append("</p>\n");
    if (!item.configs().isEmpty()) {
      html.append("<p class=\"quiet\">Experiments: ");
      html.append(
          String.join(
              ", ",
              item.configs().stream()
                  .map(config -> "configs/" + pack.name() + "/" + config.file())
                  .map(file -> "<code>" + Html.escaped(file) + "</code>")
                  .toList()));
      html.append("</p>\n");
    }
  }

  private static String time(double seconds) {
    if (seconds < SHORTEST) {
      return "";
    }
    return seconds < 100
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  private static String resource(String name) {
    try (InputStream in = PackPage.class.getResourceAsStream("/terse/reproduce/" + name)) {
      if (in == null) {
        throw new IllegalStateException("Terse's jar lacks " + name + " of its packs' page");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
