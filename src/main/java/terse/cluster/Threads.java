package terse.cluster;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Starts threads: virtual ones where the JVM has them, though Terse is compiled for one that has
 * not.
 */
final class Threads {
  private static final MethodHandle START_VIRTUAL = find();
  private static final long PATIENCE_MILLIS = 10;

  private Threads() {}

  /** Whether {@link #startLight} starts virtual threads. */
  static boolean haveVirtual() {
    return START_VIRTUAL != null;
  }

  /** Starts a virtual thread, or a platform daemon thread where there are none. */
  static Thread startLight(String name, Runnable task) {
    if (START_VIRTUAL == null) {
      return startPlatform(name, task);
    }
    try {
      Thread thread = (Thread) START_VIRTUAL.invoke(task);
      thread.setName(name);
      return thread;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new LinkageError("virtual threads cannot be started", t);
    }
  }

  /** Starts a platform daemon thread. */
  static Thread startPlatform(String name, Runnable task) {
    Thread thread = new Thread(null, task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * Interrupts the threads until all of them have ended, whatever interrupts arrive meanwhile: once
   * is not enough for a node that swallows it.
   */
  static void end(Iterable<Thread> threads) {
    for (Thread thread : threads) {
      thread.interrupt();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join(PATIENCE_MILLIS);
          thread.interrupt();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static MethodHandle find() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Thread.class,
              "startVirtualThread",
              MethodType.methodType(Thread.class, Runnable.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }
}
