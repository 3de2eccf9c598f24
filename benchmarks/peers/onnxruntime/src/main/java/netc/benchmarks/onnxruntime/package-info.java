/** ONNX Runtime on the works of the benchmarks. It knows nothing of netc. */
@NullMarked
package netc.benchmarks.onnxruntime;

import org.jspecify.annotations.NullMarked;
