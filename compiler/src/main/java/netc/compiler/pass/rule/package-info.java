/**
 * The rewrites of simplification: one rule, one class, one test that also shows where it stays quiet.
 *
 * <p>A rule sees one value and what it is made of; it may not know other rules, passes, or who reads the value beyond what
 * {@link netc.compiler.pass.rule.Uses} says. Together they settle because each makes the graph cheaper or moves it towards the
 * one spelling: broadcasts and negations outwards, numbers and step scalars together, reductions without kept axes.
 */
@NullMarked
package netc.compiler.pass.rule;

import org.jspecify.annotations.NullMarked;
