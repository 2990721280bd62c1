/**
 * What several tests share: where the real data is, thresholds of statistical tests, exact
 * arithmetic and small problems in it, and runs whose nodes are watched, delayed or broken.
 */
package terse.testing;
