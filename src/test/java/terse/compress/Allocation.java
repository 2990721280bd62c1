package terse.compress;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that the calling thread has allocated since this meter was made. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long start = THREADS.getCurrentThreadAllocatedBytes();

  long bytes() {
    return THREADS.getCurrentThreadAllocatedBytes() - start;
  }
}
