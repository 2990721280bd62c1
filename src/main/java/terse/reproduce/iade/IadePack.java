package terse.reproduce.iade;

import java.util.List;
import terse.reproduce.Item;
import terse.reproduce.Pack;

/** The pack of this package. */
public final class IadePack {
  private IadePack() {}

  /** The items in the paper's order. */
  public static Pack pack() {
    List<Item> items =
        List.of(
            new Table1(),
            new Lemma21(),
            new Theorem31(),
            new TradeOff(),
            new Theorem41(),
            new Theorem52(),
            new EqualBits());
    return new Pack(
        "iade",
        "A Communication Efficient Gradient Compression Algorithm for Distributed Learning",
        "T. Ye, P. Xiao, R. Sun",
        "2020",
        items);
  }
}
