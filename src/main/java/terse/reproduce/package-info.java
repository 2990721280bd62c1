/**
 * Paper packs: what a paper reports, what Terse measures of it, and the difference.
 *
 * <p>Stands on experiments, certificates and pictures; the command line stands on it. Nothing here
 * runs a thread of its own.
 *
 * <p>To add an item: write a class that implements {@link terse.reproduce.Item} into the package of
 * its pack, one file each, put its experiments into {@code configs/<pack>/}, and add it to the
 * pack's list. To add a pack: a package below this one with a class that makes its {@link
 * terse.reproduce.Pack}, and a line in {@link terse.reproduce.Packs}.
 */
package terse.reproduce;
