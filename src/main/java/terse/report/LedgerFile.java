package terse.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ledger.csv}, as means over the repeats.
 *
 * @param conventions what the bits of an entry are counted under: {@code sent}, then the others
 * @param bits by method, direction and component: bits under each convention
 */
record LedgerFile(List<String> conventions, Map<String, Map<String, Map<String, double[]>>> bits) {
  static final String NAME = "ledger.csv";

  private static final List<String> FIRST =
      List.of("method", "repeat", "direction", "component", "bits");
  private static final int BITS = 4;
  private static final String SENT = "sent";

  static LedgerFile read(String place, BufferedReader in) throws IOException {
    CsvFile csv = new CsvFile(place, in, FIRST);
    List<String> conventions =
        csv.header().subList(BITS, csv.header().size()).stream()
            .map(LedgerFile::convention)
            .toList();
    Map<String, Map<String, Map<String, double[]>>> sums = new LinkedHashMap<>();
    Map<List<String>, Integer> repeats = new LinkedHashMap<>();
    csv.forEach(
        row -> {
          double[] sum =
              sums.computeIfAbsent(row.text(0), method -> new LinkedHashMap<>())
                  .computeIfAbsent(row.text(2), direction -> new LinkedHashMap<>())
                  .computeIfAbsent(row.text(3), component -> new double[conventions.size()]);
          for (int c = 0; c < sum.length; c++) {
            sum[c] += row.number(BITS + c);
          }
          row.index(1);
          repeats.merge(List.of(row.text(0), row.text(2), row.text(3)), 1, Integer::sum);
        });
    repeats.forEach(
        (entry, count) -> {
          double[] sum = sums.get(entry.get(0)).get(entry.get(1)).get(entry.get(2));
          Arrays.setAll(sum, c -> sum[c] / count);
        });
    return new LedgerFile(conventions, sums);
  }

  /** The name of the convention of a column: {@code bits_value_and_index} is value-and-index. */
  private static String convention(String column) {
    return column.equals("bits") ? SENT : column.replaceFirst("^bits_", "").replace('_', '-');
  }
}
