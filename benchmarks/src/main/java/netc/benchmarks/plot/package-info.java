/** Diagrams as SVG. It knows numbers and names, and nothing of what they mean. */
@NullMarked
package netc.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
