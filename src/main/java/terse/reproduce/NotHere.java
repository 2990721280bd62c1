package terse.reproduce;

import java.util.List;

/**
 * An item that cannot be run here, whatever data there is.
 *
 * @param missing what would be needed
 */
public record NotHere(String name, String title, String claim, String missing) implements Item {
  @Override
  public int seconds(boolean full) {
    return 0;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    return Judgement.of(List.of(Finding.notRunnable(title, "", missing)));
  }
}
