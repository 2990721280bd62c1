package terse.report.plot;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A picture as SVG. Its texts are texts, in a font that has the widths of Arial and Helvetica. */
final class SvgFormat {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FAMILY = "font-family";
  private static final String SIZE = "font-size";
  private static final String FAMILIES = "'" + Fonts.FAMILY + "', Arial, Helvetica, sans-serif";
  private static final int DECIMALS = 3;

  private SvgFormat() {}

  static String of(Layout layout) {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(DECIMALS);
    context.setComment("Terse");
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    Painter.paint(layout, g);
    Element root = g.getRoot();
    root.setAttributeNS(null, "width", length(layout.width));
    root.setAttributeNS(null, "height", length(layout.height));
    root.setAttributeNS(
        null, "viewBox", String.format(Locale.ROOT, "0 0 %.3f %.3f", layout.width, layout.height));
    fit(root, 0);
    return text(root);
  }

  /** Without a document type, which would refer to the network. */
  private static String text(Element root) {
    StringWriter out = new StringWriter();
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      transformer.transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IllegalStateException("Java cannot write an XML document", e);
    }
    return out.append('\n').toString();
  }

  private static String length(double points) {
    return String.format(Locale.ROOT, "%.3fmm", points * 25.4 / 72);
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("Java cannot make an XML document", e);
    }
  }

  /**
   * Names fonts as wide for where the font is missing, and says how wide each text is, so that a
   * viewer with neither keeps them apart.
   */
  private static void fit(Element element, double outerSize) {
    double size =
        element.hasAttribute(SIZE)
            ? Double.parseDouble(element.getAttribute(SIZE).replace("px", ""))
            : outerSize;
    if (element.getAttribute(FAMILY).contains(Fonts.FAMILY)) {
      element.setAttribute(FAMILY, FAMILIES);
    }
    if (element.getTagName().equals("text")) {
      double width = Fonts.width(element.getTextContent(), size);
      element.setAttribute("textLength", String.format(Locale.ROOT, "%.3f", width));
      element.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        fit(inner, size);
      }
    }
  }
}
