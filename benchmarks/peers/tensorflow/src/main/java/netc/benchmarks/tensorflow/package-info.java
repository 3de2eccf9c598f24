/** TensorFlow Java on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.tensorflow;

import org.jspecify.annotations.NullMarked;
