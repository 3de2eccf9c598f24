/**
 * The command line: {@code netc check|compile|summary|explain|gradcheck|train|eval|predict}.
 *
 * <p>A command reads its arguments, calls the compiler or drives a net through the runtime's interfaces, and prints. It knows no
 * net, no op and no kernel; what several commands print or open alike has a class of its own.
 */
@NullMarked
package netc.cli;

import org.jspecify.annotations.NullMarked;
