package netc.compiler.ast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.SourceText;
import netc.grammar.NetLexer;
import org.antlr.v4.runtime.Token;

/** Attaches {@code ///} comments to the statements after them, and warns of those that stand elsewhere. */
final class DocComments {
    /** A Java string literal ends at 65,535 bytes, and a character can take three of them. */
    private static final int MAX_LENGTH = 10_000;

    /** What Java's tools may take for a new line. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final SourceText source;
    private final List<Token> tokens;
    private final ErrorLog log;
    private final Set<Integer> taken = new HashSet<>();

    DocComments(SourceText source, List<Token> tokens, ErrorLog log) {
        this.source = source;
        this.tokens = tokens;
        this.log = log;
    }

    /** The doc comment that ends just before {@code start}, its lines joined by {@code \n}; empty if there is none. */
    String take(Token start) {
        Deque<String> lines = new ArrayDeque<>();
        for (int i = start.getTokenIndex() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.getType() != NetLexer.DOC || !source.isFirstOnLine(token.getStartIndex())) {
                break;
            }
            taken.add(i);
            lines.push(CONTROL.matcher(token.getText().substring(3))
                    .replaceAll(" ")
                    .strip());
        }
        String doc = String.join("\n", lines);
        if (doc.length() > MAX_LENGTH) {
            Token first = tokens.get(start.getTokenIndex() - lines.size());
            log.report(Diagnostic.at(
                    Tokens.span(source, first),
                    DiagnosticCode.TEXT_LENGTH,
                    "a doc comment has at most " + MAX_LENGTH + " characters, and this has " + doc.length()));
        }
        return doc;
    }

    /** Warns of every doc comment that no statement took. */
    void warnOfRest() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).getType() == NetLexer.DOC && !taken.contains(i)) {
                log.report(Diagnostic.at(
                                Tokens.span(source, tokens.get(i)),
                                DiagnosticCode.DOC_NOWHERE,
                                "this doc comment documents nothing")
                        .help("`///` stands on lines of its own before a statement; an ordinary comment is `//`"));
            }
        }
    }
}
