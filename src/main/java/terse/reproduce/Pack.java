package terse.reproduce;

import java.util.List;

/**
 * What of a paper can be reproduced.
 *
 * @param name of the command line, of the folder below {@code configs/} and of the output
 * @param title the paper's
 * @param authors the paper's, in their order
 * @param venue where and when it appeared
 * @param items in the paper's order
 */
public record Pack(String name, String title, String authors, String venue, List<Item> items) {
  public Pack {
    items = List.copyOf(items);
    long names = items.stream().map(Item::name).distinct().count();
    if (names < items.size()) {
      throw new IllegalArgumentException("a pack needs items of different names: " + name);
    }
  }
}
