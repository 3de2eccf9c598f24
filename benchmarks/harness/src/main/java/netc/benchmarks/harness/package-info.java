/**
 * The works, and how a system is measured on them. Nothing here may know a system: neither netc nor a peer.
 */
@NullMarked
package netc.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
