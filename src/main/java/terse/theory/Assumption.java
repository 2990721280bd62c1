package terse.theory;

/**
 * One assumption of a theorem, held to an experiment.
 *
 * @param text what is assumed, with the numbers
 * @param holds whether it is known to hold
 */
public record Assumption(String text, boolean holds) {}
