/**
 * Messages for the user: what is wrong, where, and what to try.
 *
 * <p>This package knows source texts and the list of codes; it does not know the language, and no one here decides
 * what is an error.
 */
@NullMarked
package netc.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
