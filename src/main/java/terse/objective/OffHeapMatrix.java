package terse.objective;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix of doubles in memory of ND4J, row by row, where its BLAS multiplies. For one thread at a
 * time.
 *
 * <p>ND4J is loaded with the first matrix, and its BLAS set to one thread: the workers are the
 * parallelism, and sums depend on the number of threads of BLAS. Products call {@code cblas_dgemm}
 * on the addresses, which is what ND4J's own {@code gemm} does behind checks that cost more than a
 * small product and allocate.
 */
final class OffHeapMatrix {
  private static final Object LOCK = new Object();
  private static boolean loaded;

  private final INDArray array;
  private final DoublePointer pointer;
  private final DoubleBuffer buffer;
  private final int columns;

  /** A matrix of this size, whatever it holds. */
  OffHeapMatrix(int rows, int columns) {
    load();
    this.columns = columns;
    array = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {rows, columns}, 'c');
    pointer = new DoublePointer(array.data().addressPointer());
    buffer = pointer.capacity((long) rows * columns).asBuffer();
  }

  private static void load() {
    synchronized (LOCK) {
      if (!loaded) {
        try {
          Nd4j.factory().blas().setMaxThreads(1);
          Nd4j.getEnvironment().setMaxThreads(1);
        } catch (LinkageError e) {
          throw new IllegalStateException(
              "neural-network needs ND4J, whose native library cannot be loaded here: " + e, e);
        }
        loaded = true;
      }
    }
  }

  /** Writes {@code n} numbers, from number {@code at} on, counted row by row. */
  void put(int at, double[] from, int first, int n) {
    buffer.put(at, from, first, n);
  }

  /** Reads the first {@code n} numbers, counted row by row. */
  void get(double[] into, int first, int n) {
    buffer.get(0, into, first, n);
  }

  /**
   * c = beta c + a b for the first m rows of a and of c.
   *
   * @param beta 0, which overwrites whatever c holds, or 1
   */
  static void multiply(int m, OffHeapMatrix a, OffHeapMatrix b, double beta, OffHeapMatrix c) {
    dgemm(false, false, m, b.columns, a.columns, a, b, beta, c);
  }

  /** c = beta c + a b' for the first m rows of a and of c. */
  static void multiplyByTransposed(
      int m, OffHeapMatrix a, OffHeapMatrix b, double beta, OffHeapMatrix c) {
    dgemm(false, true, m, c.columns, a.columns, a, b, beta, c);
  }

  /** c = beta c + a'b for the first m rows of a and of b. */
  static void transposedMultiply(
      int m, OffHeapMatrix a, OffHeapMatrix b, double beta, OffHeapMatrix c) {
    dgemm(true, false, a.columns, b.columns, m, a, b, beta, c);
  }

  private static void dgemm(
      boolean transposeA,
      boolean transposeB,
      int rows,
      int columns,
      int inner,
      OffHeapMatrix a,
      OffHeapMatrix b,
      double beta,
      OffHeapMatrix c) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
        transposeB ? openblas.CblasTrans : openblas.CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        a.pointer,
        a.columns,
        b.pointer,
        b.columns,
        beta,
        c.pointer,
        c.columns);
  }
}
