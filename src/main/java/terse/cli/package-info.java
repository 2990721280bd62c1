/**
 * The command line: parses, calls, prints. No logic.
 *
 * <p>A command is a Picocli class that holds its options and hands over to a task, so that {@code
 * --help} loads nothing but the commands. Exit codes: 0 done, 1 an expectation or a claim did not
 * hold, 2 the command line or the experiment is wrong, 3 a run failed, 130 interrupted.
 *
 * <p>Depends on {@code terse.experiment}, {@code terse.certify} and {@code terse.trace}; the only
 * package that uses Picocli. To add a command: a class here with an example in its help, and its
 * line in {@link terse.cli.Main}.
 */
package terse.cli;
