package netc.compiler.ast;

import java.util.function.Supplier;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.source.SourceText;
import netc.grammar.NetLexer;
import netc.grammar.NetParser;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * What the parser does after a mistake: it repairs nothing, reports it once, and goes on with the next statement.
 *
 * <p>ANTLR's own strategy inserts and deletes tokens; what it then reports is about text that nobody wrote.
 */
final class Recovery implements ANTLRErrorStrategy {
    private final SourceText source;
    private final TokenScan scan;
    private final ErrorLog log;
    private final SyntaxMessages messages;
    private @Nullable RecognitionException reported;

    Recovery(SourceText source, TokenScan scan, ErrorLog log) {
        this.source = source;
        this.scan = scan;
        this.log = log;
        this.messages = new SyntaxMessages(source);
    }

    @Override
    public void reset(Parser parser) {
        reported = null;
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (e == reported) {
            return;
        }
        reported = e;
        Token token = e.getOffendingToken();
        report(token, () -> messages.describe(parser, e));
    }

    private void report(Token token, Supplier<Diagnostic.Builder> diagnostic) {
        boolean known = Tokens.BAD.contains(token.getType()) || token.getStartIndex() >= scan.firstBracketError();
        if (known) {
            log.markBroken(Math.min(source.length(), Math.max(0, token.getStartIndex())));
        } else {
            log.report(diagnostic.get());
        }
    }

    /** Goes on after the statement, or leaves it to the rule that called. */
    @Override
    public void recover(Parser parser, RecognitionException e) {
        ParserRuleContext context = parser.getContext();
        switch (context.getRuleIndex()) {
            case NetParser.RULE_statement,
                    NetParser.RULE_setting,
                    NetParser.RULE_use,
                    NetParser.RULE_net,
                    NetParser.RULE_layer,
                    NetParser.RULE_item,
                    NetParser.RULE_file -> skip(parser, context.getStart());
            default -> throw e;
        }
    }

    /** In the loop over statements: skips what cannot begin one. */
    @Override
    public void sync(Parser parser) {
        int rule = parser.getContext().getRuleIndex();
        boolean loop = rule == NetParser.RULE_file || rule == NetParser.RULE_block || rule == NetParser.RULE_settings;
        Token token = parser.getCurrentToken();
        int type = token.getType();
        boolean fine = Tokens.isName(type) || Tokens.isReserved(type) || type == Token.EOF;
        boolean closes = type == NetLexer.RIGHT_BRACE && rule != NetParser.RULE_file;
        if (loop && !fine && !closes) {
            report(token, () -> messages.unexpected(parser, token));
            skip(parser, token);
        }
    }

    /** Consumes up to the next statement of the block in which {@code start} stands, and at least one token. */
    private void skip(Parser parser, Token start) {
        TokenStream tokens = parser.getInputStream();
        int depth = scan.depth(start.getTokenIndex());
        if (Tokens.isOpening(start.getType())) {
            depth--;
        }
        boolean moved = tokens.LT(1).getTokenIndex() > start.getTokenIndex();
        while (tokens.LA(1) != Token.EOF && !(moved && stopsAt(tokens, depth))) {
            tokens.consume();
            moved = true;
        }
    }

    private boolean stopsAt(TokenStream tokens, int depth) {
        Token token = tokens.LT(1);
        int here = scan.depth(token.getTokenIndex());
        if (here < depth || (here == depth && token.getType() == NetLexer.RIGHT_BRACE)) {
            return true;
        }
        return here == depth
                && Tokens.beginsStatement(
                        token, Tokens.isFirstOnLine(source, tokens, token), tokens.LA(2), tokens.LA(3));
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {
        // nothing is repaired, so there is no mode to leave
    }
}
