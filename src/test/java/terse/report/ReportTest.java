package terse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.trace.RunResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final int MEGABYTE = 1_000_000;

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = Folders.write(temporary.resolve("mine"), Folders.runs(2, 2, 5));
  }

  @Test
  void aPageOfTenMethodsFiveRepeatsAndThousandPointsHasAtMost3Megabytes() throws IOException {
    Path big = Folders.write(temporary.resolve("big"), Folders.runs(10, 5, 1000));
    assertThat(Folders.page(big).getBytes(StandardCharsets.UTF_8).length).isLessThan(3 * MEGABYTE);
  }

  @Test
  void thePageHoldsAllThatItNeeds() throws IOException {
    String page = Folders.page(folder);
    assertThat(page).startsWith("<!DOCTYPE html>").contains("uPlot", "The MIT License");
    assertThat(page).doesNotContain("{{", "src=\"", "http-equiv=\"refresh\"");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void labelsAreTextWhereverTheyStand() throws IOException {
    String nasty = "</script><script>alert(1)</script>&amp;<!--";
    RunResult run = Folders.runs(1, 1, 3).get(0);
    RunResult named =
        new RunResult(
            nasty,
            0,
            run.status(),
            run.rounds(),
            run.rows(),
            run.ledger(),
            run.model(),
            run.seconds(),
            null);
    Path bad = Folders.write(temporary.resolve("bad"), List.of(named));
    Files.writeString(
        bad.resolve("summary.json"),
        Files.readString(bad.resolve("summary.json")).replace("\"bad\"", "\"<b>bad</b>\""));
    String page = Folders.page(bad);
    assertThat(page).doesNotContain("alert(1)</script>", "<b>bad");
    assertThat(page).contains("<h1>&lt;b&gt;bad&lt;/b&gt;</h1>");
    assertThat(count(page, "</script>")).isEqualTo(count(page, "<script"));
    assertThat(data(page).at("/studies/0/methods/0/name").asString()).isEqualTo(nasty);
  }

  @Property
  void jsonInAScriptElementIsJsonAndNoHtml(@ForAll String text) {
    String json = Report.json(List.of(text));
    assertThat(json).doesNotContain("<", ">", "\u2028", "\u2029");
    assertThat(JsonMapper.shared().readTree(json).get(0).asString()).isEqualTo(text);
  }

  @Test
  void excessLossIsLeftOutWhereItIsADifference() throws IOException {
    JsonNode columns = data(Folders.page(folder)).at("/studies/0/methods/0/runs/0/columns");
    assertThat(columns.at("/excess_loss/from")).isEqualTo(columns.get("loss"));
    assertThat(columns.at("/excess_loss/minus").asDouble()).isEqualTo(0.25);
    String curves = Files.readString(folder.resolve("curves.csv"));
    Matcher row = Pattern.compile("(method 0,0,3,[^,]*,[^,]*,)[^,]*").matcher(curves);
    Files.writeString(folder.resolve("curves.csv"), row.replaceFirst("$17.5"));
    columns = data(Folders.page(folder)).at("/studies/0/methods/0/runs/0/columns");
    assertThat(columns.get("excess_loss").isNumber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"curves.csv", "ledger.csv", "summary.json", "experiment.yaml"})
  void aMissingFileIsNamed(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThatThrownBy(() -> Folders.page(folder))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "%s: there is no such file, so %s is no whole run of terse",
            folder.resolve(file), folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curves.csv   | 'method,repeat,round'  | 'method,rep,round'  | , line 1: must begin with the"
            + " columns method,repeat,round, but has method,rep,round",
        "curves.csv   | 'method 0,0,0,0.0'     | 'method 0,x,0,0.0'  | , line 2: repeat must be a"
            + " whole number, but is 'x'",
        "curves.csv   | ',0,3,1.1'             | ',0,1,1.1'          | , line 5: rounds must grow"
            + " within a run, but 1 follows 2",
        "curves.csv   | ',0,2,0.74,'           | ',0,2,'             | , line 4: has 12 cells, but"
            + " the header 13",
        "curves.csv   | ',0,2,0.74,'           | ',0,2,0.7f4,'       | , line 4: epoch must be a"
            + " number, but is '0.7f4'",
        "curves.csv   | 'method 1,1,4'         | 'method 7,1,4'      | : has the method 'method 7',"
            + " which is not in",
        "curves.csv   | 'method 1,0,2'         | '\"method 1,0,2'    | , line 14: is damaged: its"
            + " quotes do not match",
        "ledger.csv   | 'direction'            | 'way'               | , line 1: must begin with the"
            + " columns method,repeat,direction,component,bits",
        "ledger.csv   | 'up,values,0'          | 'up,values,much'    | , line 2: bits must be a"
            + " number, but is 'much'",
        "summary.json | '\"methods\"'          | '\"nothing\"'       | : is damaged: it has no list"
            + " of methods",
        "summary.json | '\"status\"'           | 'status'            | , line 1: is damaged: it is"
            + " not JSON",
      })
  void damageIsToldWithItsLine(String file, String text, String damage, String message)
      throws IOException {
    Path damaged = folder.resolve(file);
    String before = Files.readString(damaged);
    assertThat(before).contains(text);
    Files.writeString(damaged, before.replaceFirst(Pattern.quote(text), damage));
    assertThatThrownBy(() -> Folders.page(folder))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith(damaged.toString())
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aFileThatIsCutInTheMiddleIsRefused() throws IOException {
    Path curves = folder.resolve("curves.csv");
    String text = Files.readString(curves);
    Files.writeString(curves, text.substring(0, text.lastIndexOf(',')));
    assertThatThrownBy(() -> Folders.page(folder))
        .isInstanceOf(ReportException.class)
        .hasMessageContaining("line 21: has 12 cells, but the header 13");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[text.indexOf("method 1,0,2")] = (byte) 0xff;
    Files.write(curves, bytes);
    assertThatThrownBy(() -> Folders.page(folder)).hasMessageContaining("it is not UTF-8");
    Files.writeString(curves, "");
    assertThatThrownBy(() -> Folders.page(folder)).hasMessageContaining("but is empty");
  }

  @Test
  void aFolderIsReadOnce() {
    assertThatThrownBy(() -> Folders.page(folder, folder.resolve("../mine")))
        .hasMessageEndingWith("mine is given twice");
  }

  @Test
  void whatIsNoFolderIsRefused() throws IOException {
    assertThatThrownBy(() -> RunFolder.at(temporary.resolve("none")))
        .hasMessageEndingWith("none: there is no such folder; give folders that terse run wrote");
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertThatThrownBy(() -> RunFolder.at(file)).hasMessageContaining("file: is a file;");
  }

  @Test
  void diagnosticsAreSummedUpByKindOfNode() throws IOException {
    assertThat(data(Folders.page(folder)).at("/studies/0").has("diagnostics")).isFalse();
    Files.writeString(
        folder.resolve("diagnostics.csv"),
        """
        method,repeat,round,node,name,quantity,value
        method 0,0,0,worker-0,e,norm,1
        method 0,0,0,worker-1,e,norm,3
        method 0,1,0,worker-0,e,norm,5
        method 0,0,0,server,e,norm,7
        method 0,0,2,worker-0,e,norm,
        method 0,0,3,worker-0,e,norm,2
        """);
    List<DiagnosticsFile.Series> series =
        RunFolder.at(folder).read("diagnostics.csv", in -> DiagnosticsFile.read("place", in));
    assertThat(series)
        .extracting(each -> each.nodes() + " " + each.quantity() + " of " + each.name())
        .containsExactly("workers norm of e", "server norm of e");
    assertThat(series.get(0).values().columns().get("round")).containsExactly(0, 3);
    assertThat(series.get(0).values().columns().get("mean")).containsExactly(3, 2);
    assertThat(series.get(0).values().columns().get("lowest")).containsExactly(1, 2);
    assertThat(series.get(0).values().columns().get("highest")).containsExactly(5, 2);
    assertThat(data(Folders.page(folder)).at("/studies/0/diagnostics").size()).isEqualTo(2);
  }

  @Test
  void theLedgerIsAMeanOverRepeats() throws IOException {
    Files.writeString(
        folder.resolve("ledger.csv"),
        """
        method,repeat,direction,component,bits,bits_value_and_index
        method 0,0,up,values,10,1.5
        method 0,1,up,values,20,2.5
        method 1,0,down,levels,4,8
        """);
    JsonNode study = data(Folders.page(folder)).at("/studies/0");
    assertThat(study.get("conventions").toString()).isEqualTo("[\"sent\",\"value-and-index\"]");
    assertThat(study.at("/methods/0/ledger/up/values").toString()).isEqualTo("[15.0,2.0]");
    assertThat(study.at("/methods/1/ledger/down/levels").toString()).isEqualTo("[4.0,8.0]");
  }

  private static JsonNode data(String page) {
    Matcher json =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(page);
    assertThat(json.find()).isTrue();
    return JsonMapper.shared().readTree(json.group(1));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
