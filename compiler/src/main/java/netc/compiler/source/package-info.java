/**
 * What the compiler reads: source texts and ranges in them.
 *
 * <p>This package knows nothing of the language, and nothing of diagnostics: a text that cannot be loaded is a
 * {@link netc.compiler.source.SourceException}, which others turn into a message for the user.
 */
@NullMarked
package netc.compiler.source;

import org.jspecify.annotations.NullMarked;
