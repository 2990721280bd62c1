package terse.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import terse.experiment.Json;
import terse.reproduce.Item;
import terse.reproduce.Pack;
import terse.reproduce.Packs;

/** What {@code terse reproduce --list} does. */
record ReproduceListTask(String name, boolean full, boolean json) {
  private static final int MINUTE = 60;

  int call() {
    List<Pack> packs = name == null ? Packs.all() : List.of(Packs.named(name));
    if (json) {
      System.out.print(Json.write(packs.stream().map(this::describe).toList()));
    } else {
      packs.forEach(pack -> System.out.print(text(pack)));
    }
    System.out.flush();
    return ExitCodes.DONE;
  }

  private String text(Pack pack) {
    StringBuilder text = new StringBuilder();
    int all = pack.items().stream().mapToInt(item -> item.seconds(full)).sum();
    text.append(
        String.format(
            Locale.ROOT,
            "%s  %s (%s, %s), about %s%n",
            pack.name(),
            pack.title(),
            pack.authors(),
            pack.venue(),
            time(all)));
    for (Item item : pack.items()) {
      int seconds = item.seconds(full);
      text.append(
          String.format(
              Locale.ROOT,
              "  %-16s %7s  %s%s%n",
              item.name(),
              seconds == 0 ? "" : time(seconds),
              item.title(),
              item.data().isEmpty() ? "" : " [needs " + String.join(", ", item.data()) + "]"));
    }
    return text.toString();
  }

  private Map<String, Object> describe(Pack pack) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", pack.name());
    map.put("title", pack.title());
    map.put("authors", pack.authors());
    map.put("venue", pack.venue());
    map.put("items", pack.items().stream().map(this::describe).toList());
    return map;
  }

  private Map<String, Object> describe(Item item) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", item.name());
    map.put("title", item.title());
    map.put("claim", item.claim());
    map.put("seconds", item.seconds(full));
    map.put("data", item.data());
    return map;
  }

  private static String time(int seconds) {
    return seconds < 2 * MINUTE ? seconds + " s" : (seconds + MINUTE / 2) / MINUTE + " min";
  }
}
