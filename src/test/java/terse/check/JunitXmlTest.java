package terse.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitXmlTest {
  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  @Test
  void aTestCaseForEachCaseWithTheExperimentAsItsClass() throws Exception {
    String shown = "<a href=\"x\">? \ud83d\ude00 & 'b' c";
    String nasty = "<a href=\"x\">\u0001 \ud83d\ude00 & 'b'\nc";
    Checked first =
        new Checked(
            "one",
            Path.of("configs", "one.yaml"),
            List.of(
                new Case("sgd: status finished", Case.Outcome.HELD, "finished"),
                new Case(nasty, Case.Outcome.BROKEN, nasty),
                new Case("mcm: runs", Case.Outcome.FAILED, "failed in round 3")),
            Optional.empty(),
            Optional.empty(),
            1.5);
    Checked second = Checked.skipped("two", Path.of("two.yaml"), "a9a is not bundled");
    Element root = parse(JunitXml.of(List.of(first, second)));
    assertThat(root.getTagName()).isEqualTo("testsuites");
    NodeList suites = root.getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isEqualTo(2);
    Element suite = (Element) suites.item(0);
    assertThat(
            List.of("name", "tests", "failures", "errors", "skipped", "time").stream()
                .map(suite::getAttribute))
        .containsExactly("one", "3", "1", "1", "0", "1.500");
    NodeList cases = suite.getElementsByTagName("testcase");
    assertThat(((Element) cases.item(0)).getAttribute("classname")).isEqualTo("one");
    assertThat(((Element) cases.item(0)).getElementsByTagName("*").getLength()).isZero();
    Element broken = (Element) cases.item(1);
    assertThat(broken.getAttribute("name")).isEqualTo(shown);
    Element failure = (Element) broken.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo(shown);
    assertThat(((Element) cases.item(2)).getElementsByTagName("error").getLength()).isEqualTo(1);
    Element skipped = (Element) root.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).isEqualTo("a9a is not bundled");
  }
}
