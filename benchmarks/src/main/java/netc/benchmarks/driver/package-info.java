/**
 * Measures netc beside its peers: starts them, asks them in turn, and writes what they answered. It knows systems only as
 * programs that are asked by line.
 */
@NullMarked
package netc.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
