package terse.check;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The outcome in the XML of JUnit, which CI servers show: a test suite for each experiment, a test
 * case for each expectation and each method's baseline, whose class is the experiment.
 */
public final class JunitXml {
  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** The document. */
  public static String of(List<Checked> experiments) {
    StringWriter out = new StringWriter();
    try {
      new JunitXml(XMLOutputFactory.newFactory().createXMLStreamWriter(out)).write(experiments);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be made", e);
    }
    return out.toString();
  }

  private void write(List<Checked> experiments) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "terse check");
    for (Checked experiment : experiments) {
      suite(experiment);
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
    xml.close();
  }

  private void suite(Checked experiment) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", experiment.name());
    attribute("tests", Integer.toString(experiment.cases().size()));
    attribute("failures", Long.toString(experiment.count(Case.Outcome.BROKEN)));
    attribute("errors", Long.toString(experiment.count(Case.Outcome.FAILED)));
    attribute("skipped", Long.toString(experiment.count(Case.Outcome.SKIPPED)));
    attribute("time", String.format(Locale.ROOT, "%.3f", experiment.seconds()));
    for (Case one : experiment.cases()) {
      testCase(experiment, one);
    }
    line(1);
    xml.writeEndElement();
  }

  private void testCase(Checked experiment, Case one) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", experiment.name());
    attribute("name", one.name());
    attribute("file", experiment.file().toString());
    if (one.outcome() != Case.Outcome.HELD) {
      line(3);
      xml.writeStartElement(
          switch (one.outcome()) {
            case BROKEN -> "failure";
            case FAILED -> "error";
            default -> "skipped";
          });
      attribute("message", one.detail());
      xml.writeEndElement();
      line(2);
    }
    xml.writeEndElement();
  }

  /** In one line, with question marks for the characters that XML cannot have. */
  private void attribute(String name, String value) throws XMLStreamException {
    String line = value.replaceAll("[\\t\\n\\r]", " ");
    xml.writeAttribute(
        name, line.replaceAll("[^ -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?"));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
