/** What several tests share: where the real data is. Depends on nothing of Terse. */
package terse.testing;
