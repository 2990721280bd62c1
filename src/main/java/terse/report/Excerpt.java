package terse.report;

/**
 * One method of what a run left.
 *
 * @param method its place in the order of the summary, from 0
 * @param label what it is called on the page
 */
public record Excerpt(RunFolder folder, int method, String label) {}
