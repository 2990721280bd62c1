package terse.theory;

import java.util.function.IntToDoubleFunction;

/**
 * The step sizes that a theorem picks.
 *
 * @param formula in words of the paper, with the numbers: {@code 1/L = 0.5}
 * @param eta eta_k, finite and positive
 */
public record Schedule(String formula, IntToDoubleFunction eta) {}
