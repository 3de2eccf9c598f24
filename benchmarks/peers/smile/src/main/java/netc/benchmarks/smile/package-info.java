/** Smile on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.smile;

import org.jspecify.annotations.NullMarked;
