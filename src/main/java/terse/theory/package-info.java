/**
 * What the theorems of the papers promise of a method, as numbers for one experiment: step sizes,
 * weights of averages, assumptions, and bounds to lay beside what is measured.
 *
 * <p>One file a theorem. A method names its theorems; whatever is not known of an experiment is NaN
 * and makes what needs it absent, never a guess.
 *
 * <p>Depends on {@code terse.compress}, for guarantees, alone.
 */
package terse.theory;
