/**
 * How the time of a training step grows with the width and depth of a net and with the batch. It compiles nets while it
 * runs, and knows no peer.
 */
@NullMarked
package netc.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
