/**
 * Plan in, Java source out: the only package with Java text. One emitter for each kind of kernel; each writes vector and scalar
 * code from the same plan, in the same order of arithmetic. May know the plan; may not decide what it says.
 */
@NullMarked
package netc.compiler.codegen;

import org.jspecify.annotations.NullMarked;
