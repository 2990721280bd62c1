package terse.method;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import terse.compress.PerWorker;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;

/** Deterministic compressors of the workers, one for each, and of the server. */
record Compressors(List<ExactCompressor> up, ExactCompressor down) {
  /** None, one way, both ways, different ones for different workers, in blocks. */
  static Stream<Compressors> pairs(ExactProblem f) {
    int d = f.dimension();
    ExactCompressor none = ExactCompressor.identity();
    ExactCompressor top = ExactCompressor.topK(1);
    ExactCompressor topInBlocks = top.blocks((d + 1) / 2, d / 2);
    ExactCompressor sign = ExactCompressor.scaledSign();
    ExactCompressor signInBlocks = sign.blocks(1, d - 1);
    return Stream.of(
        new Compressors(all(f, none), none),
        new Compressors(all(f, top), none),
        new Compressors(all(f, top, none, topInBlocks), topInBlocks),
        new Compressors(all(f, sign), sign),
        new Compressors(all(f, signInBlocks), signInBlocks));
  }

  /** These compressors in turn, one for each worker. */
  private static List<ExactCompressor> all(ExactProblem f, ExactCompressor... turns) {
    return IntStream.range(0, f.workers()).mapToObj(i -> turns[i % turns.length]).toList();
  }

  /** The compressors under test of the workers. */
  PerWorker testedUp() {
    return new PerWorker(up.stream().map(ExactCompressor::tested).toList());
  }
}
