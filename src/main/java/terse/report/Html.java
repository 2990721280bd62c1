package terse.report;

/** What every page of Terse shares. */
public final class Html {
  private Html() {}

  /** Text that may stand in an element or, in double quotes, in an attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The style sheet of pages, light and dark by {@code data-theme} of the root. */
  public static String style() {
    return Report.resource("style.css");
  }
}
