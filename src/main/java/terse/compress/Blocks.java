package terse.compress;

import java.util.List;

/** How a vector of dimension d is cut into consecutive blocks. */
public sealed interface Blocks {
  /**
   * The number of blocks. Throws {@link IllegalArgumentException} when dimension d cannot be cut
   * so.
   */
  int count(int d);

  /** The length of block b. */
  int length(int b, int d);

  /** Blocks of this size, the last one shorter where the size does not divide d. */
  record Size(int size) implements Blocks {
    public Size {
      if (size < 1) {
        throw new IllegalArgumentException("a block size must be >= 1, but size = " + size);
      }
    }

    @Override
    public int count(int d) {
      return (int) (((long) d + size - 1) / size);
    }

    @Override
    public int length(int b, int d) {
      return Math.min(size, d - b * size);
    }
  }

  /** This many blocks, whose lengths differ by at most one, the longer ones first. */
  record Count(int count) implements Blocks {
    public Count {
      if (count < 1) {
        throw new IllegalArgumentException("a number of blocks must be >= 1, but count = " + count);
      }
    }

    @Override
    public int count(int d) {
      if (count > d) {
        throw new IllegalArgumentException(
            "a vector of dimension " + d + " cannot be cut into " + count + " blocks");
      }
      return count;
    }

    @Override
    public int length(int b, int d) {
      return d / count + (b < d % count ? 1 : 0);
    }
  }

  /** Blocks of these lengths, which must add up to d. */
  record Lengths(List<Integer> lengths) implements Blocks {
    public Lengths {
      lengths = List.copyOf(lengths);
      if (lengths.isEmpty()) {
        throw new IllegalArgumentException("a list of block lengths must not be empty");
      }
      for (int length : lengths) {
        if (length < 1) {
          throw new IllegalArgumentException("a block length must be >= 1, but is " + length);
        }
      }
    }

    @Override
    public int count(int d) {
      long sum = 0;
      for (int length : lengths) {
        sum += length;
      }
      if (sum != d) {
        throw new IllegalArgumentException(
            "block lengths must add up to the dimension " + d + ", but add up to " + sum);
      }
      return lengths.size();
    }

    @Override
    public int length(int b, int d) {
      return lengths.get(b);
    }
  }

  /** A block for each layer of the model: stands for {@link Lengths} until the problem is known. */
  record Layers() implements Blocks {
    @Override
    public int count(int d) {
      throw new IllegalStateException("blocks by layers are not bound to a problem");
    }

    @Override
    public int length(int b, int d) {
      throw new IllegalStateException("blocks by layers are not bound to a problem");
    }
  }
}
