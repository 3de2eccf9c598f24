/** PyTorch through DJL on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
