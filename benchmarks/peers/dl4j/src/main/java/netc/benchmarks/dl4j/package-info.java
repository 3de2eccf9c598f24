/** DL4J on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
