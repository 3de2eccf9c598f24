/**
 * How fast generated nets are, beside what the processor can do. Nothing here may be needed by another module.
 */
@NullMarked
package netc.benchmarks;

import org.jspecify.annotations.NullMarked;
