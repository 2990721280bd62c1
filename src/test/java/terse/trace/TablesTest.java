package terse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;
import terse.wire.Envelope;

class TablesTest {
  private static final Row ROW =
      new Row(3, 0.5, 0.1, Double.NaN, 1e-300, Double.NaN, 64, 128, 9, 17, Double.NaN);

  @Property
  void aNumberReadsBackToTheSameDouble(@ForAll double value) {
    String text = Tables.number(value);
    assertThat(Double.parseDouble(text)).isEqualTo(value);
    assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length());
  }

  @Test
  void whatIsNotKnownIsEmpty() {
    assertThat(Tables.number(Double.NaN)).isEmpty();
    assertThat(Tables.number(-0.0)).isEqualTo("-0.0");
    assertThat(Tables.number(2e-3)).isEqualTo("0.002");
  }

  @Test
  void curvesHaveTheContractsColumns() throws IOException {
    assertThat(written(Tables::curves))
        .isEqualTo(
            "method,repeat,round,epoch,loss,excess_loss,gradient_norm,distance,bits_up,bits_down,"
                + "bytes_up,bytes_down,virtual_seconds\n"
                + "\"a \"\"b\"\", c\",1,3,0.5,0.1,,1.0E-300,,64,128,9,17,\n");
  }

  @Test
  void modelsAndLedgersHaveTheirs() throws IOException {
    assertThat(written(Tables::models))
        .isEqualTo(
            "method,repeat,index,value\n\"a \"\"b\"\", c\",1,0,1.5\n\"a \"\"b\"\", c\",1,1,-2.0\n");
    assertThat(written(Tables::ledger))
        .startsWith("method,repeat,direction,component,bits\n\"a \"\"b\"\", c\",1,up,values,0\n")
        .contains(",down,header,0\n");
  }

  @Test
  void diagnosticsHaveARowForEachReading() throws IOException {
    assertThat(written(Tables::diagnostics))
        .isEqualTo(
            """
            method,repeat,round,node,name,quantity,value
            "a ""b"", c",1,0,server,w,norm,0.5
            "a ""b"", c",1,2,7,C,relative_error,
            """);
  }

  @Test
  void aDiskThatIsFullWhileReadingsAreWrittenIsNoticed() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int n) throws IOException {
            if (String.valueOf(text, from, n).contains("relative_error")) {
              throw new IOException("No space left on device");
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> Tables.diagnostics(List.of(run()), full))
        .hasRootCauseMessage("No space left on device");
  }

  private interface Table {
    void write(List<RunResult> runs, StringWriter out) throws IOException;
  }

  private static String written(Table table) throws IOException {
    StringWriter out = new StringWriter();
    table.write(List.of(run()), out);
    return out.toString();
  }

  private static RunResult run() {
    Readings readings = new Readings();
    readings.add(0, new Readings.Series(Envelope.SERVER, "w", "norm"), 0.5);
    readings.add(2, new Readings.Series(7, "C", "relative_error"), Double.NaN);
    return new RunResult(
        "a \"b\", c",
        1,
        Status.FINISHED,
        3,
        List.of(ROW),
        readings,
        new Ledger(),
        Vector.of(1.5, -2),
        0.1,
        null);
  }
}
