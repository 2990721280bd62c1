/**
 * YAML as a tree that knows where it stands: every value with its file, line, column and key path,
 * so that every message can say what is wrong where.
 *
 * <p>The only user of Jackson's YAML. Refuses what is not an experiment: files that are too large,
 * too deep or not UTF-8, repeated keys, several documents, aliases that grow without bound. Depends
 * on nothing of Terse.
 */
package terse.experiment.yaml;
