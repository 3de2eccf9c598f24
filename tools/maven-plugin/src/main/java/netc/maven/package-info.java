/**
 * The Maven plugin: turns {@code .net} files into Java when a project is built.
 *
 * <p>It decides which files to compile and where the results lie, and tells Maven about them; how a net becomes Java is the
 * compiler's affair alone.
 */
@NullMarked
package netc.maven;

import org.jspecify.annotations.NullMarked;
