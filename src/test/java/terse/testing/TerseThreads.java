package terse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads on which nodes ran: that they are many or few, and that none is left. */
public final class TerseThreads {
  private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

  /** Notes the calling thread. */
  public void here() {
    seen.add(Thread.currentThread());
  }

  public Set<Thread> seen() {
    return Set.copyOf(seen);
  }

  /** All threads noted have ended, but for the calling one, and no other is left. */
  public void assertEnded() {
    seen.remove(Thread.currentThread());
    assertThat(seen).noneMatch(Thread::isAlive);
    assertNone();
  }

  /** No platform thread of Terse is left. */
  public static void assertNone() {
    assertThat(alive()).as("threads left behind").isEmpty();
  }

  private static List<String> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("terse"))
        .toList();
  }
}
