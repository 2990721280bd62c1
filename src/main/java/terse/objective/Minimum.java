package terse.objective;

import terse.vector.Vector;

/**
 * Where a minimisation ended.
 *
 * @param step the Newton step from there, which is small at a minimiser and stays large where the
 *     infimum is not attained
 */
record Minimum(
    Vector point, double value, double gradientNorm, double relativeGradientNorm, Vector step) {}
