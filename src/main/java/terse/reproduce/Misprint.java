package terse.reproduce;

/**
 * Something that a paper prints wrongly.
 *
 * @param where in the paper
 * @param printed what it says
 * @param right what it should say
 * @param derivation why
 */
public record Misprint(String where, String printed, String right, String derivation) {}
