package terse.objective;

import terse.data.DataFolders;

/**
 * What a problem is built for.
 *
 * @param workers n, the number of functions f_i
 * @param seed the experiment's seed: splits and random problems are drawn from it, the same for all
 *     repeats
 * @param folders where data files are looked for
 */
public record Setting(int workers, long seed, DataFolders folders) {}
