package terse.report.plot;

import java.awt.Color;

/** Colours that people with colour-blindness can tell apart too. */
public enum Palette {
  /**
   * M. Okabe and K. Ito, Color Universal Design, 2008, without the yellow that is faint on white.
   */
  OKABE_ITO("0072b2 d55e00 009e73 cc79a7 e69f00 000000 56b4e9"),

  /** P. Tol, Colour Schemes, SRON/EPS/TN/09-002, 2021: "bright", without its grey. */
  TOL_BRIGHT("4477aa ee6677 228833 aa3377 ccbb44 66ccee"),

  /** Shades for print without colour: dashes and shapes tell lines apart. */
  GREY("000000 6e6e6e 3c3c3c 969696");

  private final String colours;

  Palette(String colours) {
    this.colours = colours;
  }

  Color colour(int place) {
    String[] all = colours.split(" ", -1);
    return new Color(Integer.parseInt(all[place % all.length], 16));
  }
}
