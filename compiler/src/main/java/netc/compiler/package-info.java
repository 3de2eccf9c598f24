/**
 * The compiler as tools see it: {@link netc.compiler.Netc} turns a file into diagnostics, nets and Java.
 *
 * <p>This package puts the stages in a row and prints them; it decides nothing about language, graph, plan or Java text. No other
 * package may import from it.
 */
@NullMarked
package netc.compiler;

import org.jspecify.annotations.NullMarked;
