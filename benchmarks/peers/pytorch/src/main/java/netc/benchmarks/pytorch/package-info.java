/** PyTorch through JavaCPP on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.pytorch;

import org.jspecify.annotations.NullMarked;
