package terse.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import terse.config.Nearest;
import terse.experiment.yaml.ExperimentException;
import terse.reproduce.biased.BiasedCompression;
import terse.reproduce.distef.DistEfBlockSgdmPack;
import terse.reproduce.iade.IadePack;
import terse.reproduce.layerwise.LayerWise;
import terse.reproduce.mcm.PreservedModel;

/** The packs there are. */
public final class Packs {
  private static final List<Pack> ALL =
      List.of(
          BiasedCompression.pack(),
          PreservedModel.pack(),
          DistEfBlockSgdmPack.pack(),
          LayerWise.pack(),
          IadePack.pack());

  private Packs() {}

  /** All packs. */
  public static List<Pack> all() {
    return ALL;
  }

  /**
   * The pack of this name.
   *
   * @throws ExperimentException where there is none; says the nearest name
   */
  public static Pack named(String name) {
    return find(name, "pack", ALL, Pack::name);
  }

  /**
   * The items of these names in the pack's order, all of them where no name is given.
   *
   * @throws ExperimentException where there is none of a name; says the nearest one
   */
  public static List<Item> items(Pack pack, List<String> names) {
    List<Item> wanted = new ArrayList<>();
    for (String name : names) {
      wanted.add(find(name, "item of the pack " + pack.name(), pack.items(), Item::name));
    }
    return names.isEmpty() ? pack.items() : pack.items().stream().filter(wanted::contains).toList();
  }

  private static <T> T find(String name, String what, List<T> all, Function<T, String> nameOf) {
    return all.stream()
        .filter(each -> nameOf.apply(each).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ExperimentException(
                    "terse reproduce: there is no "
                        + what
                        + " named "
                        + name
                        + Nearest.hint(name, all.stream().map(nameOf).toList())));
  }
}
