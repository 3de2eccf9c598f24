package netc.compiler.ast;

import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Makes names and spans of ANTLR's tree, and reports reserved words that stand as names. */
final class Names {
    private final SourceText source;
    private final ErrorLog log;

    Names(SourceText source, ErrorLog log) {
        this.source = source;
        this.log = log;
    }

    Span span(Token token) {
        return Tokens.span(source, token);
    }

    Span span(ParserRuleContext context) {
        return span(context.start).to(span(context.stop));
    }

    /** The name in {@code context}, which is to be that of {@code what}, such as "an input". */
    Name of(ParserRuleContext context, String what) {
        Token token = context.start;
        if (Tokens.isReserved(token.getType())) {
            log.report(Diagnostic.at(
                            span(token),
                            DiagnosticCode.RESERVED_WORD,
                            Tokens.quote(token) + " is a reserved word and cannot be the name of " + what)
                    .help("choose another name, for example  " + token.getText() + "_"));
        }
        return new Name(token.getText(), span(token));
    }

    /** The name in {@code context} where reserved words have been ruled out. */
    Name plain(ParserRuleContext context) {
        return new Name(context.start.getText(), span(context.start));
    }
}
