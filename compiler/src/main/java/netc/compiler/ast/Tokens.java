package netc.compiler.ast;

import java.util.Set;
import java.util.regex.Pattern;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;
import netc.grammar.NetLexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** What the front end must know of tokens beyond the grammar. */
final class Tokens {
    /** Reserved for later versions: no statement of today begins with them. */
    static final Set<Integer> NOT_YET = Set.of(
            NetLexer.STATE,
            NetLexer.UPDATE,
            NetLexer.SCAN,
            NetLexer.ASSERT,
            NetLexer.FREEZE,
            NetLexer.IF,
            NetLexer.ELSE);

    /** Statements that only a net may have. */
    static final Set<Integer> NET_ONLY = Set.of(
            NetLexer.INPUT,
            NetLexer.LABEL,
            NetLexer.TARGET,
            NetLexer.OUTPUT,
            NetLexer.LOSS,
            NetLexer.METRIC,
            NetLexer.TRAIN);

    /** What stands only at file level. */
    static final Set<Integer> FILE_ONLY = Set.of(NetLexer.USE, NetLexer.NET, NetLexer.LAYER);

    /** Tokens that are reported when they are read, so that the parser need not complain of them again. */
    static final Set<Integer> BAD = Set.of(NetLexer.BAD_NUMBER, NetLexer.BAD_STRING, NetLexer.OTHER);

    /** Text longer than this is shortened in messages. */
    private static final int LONGEST = 40;

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}|\\p{Cf}");

    private Tokens() {}

    static boolean isReserved(int type) {
        return type >= NetLexer.USE && type <= NetLexer.ELSE;
    }

    static boolean isName(int type) {
        return type == NetLexer.NAME || (type >= NetLexer.IN && type <= NetLexer.STEPS);
    }

    static boolean isOpening(int type) {
        return type == NetLexer.LEFT_BRACE || type == NetLexer.LEFT_PAREN || type == NetLexer.LEFT_BRACKET;
    }

    static boolean isClosing(int type) {
        return type == NetLexer.RIGHT_BRACE || type == NetLexer.RIGHT_PAREN || type == NetLexer.RIGHT_BRACKET;
    }

    /**
     * Whether a statement begins with {@code token}: a reserved word, or a name first on its line, before {@code =}.
     * {@code loss} may also be read, and {@code class} never begins one.
     *
     * @param next the two types of token that follow
     */
    static boolean beginsStatement(Token token, boolean firstOnLine, int next, int afterNext) {
        int type = token.getType();
        if (type == NetLexer.LOSS) {
            return next == NetLexer.EQUALS || (isName(next) && afterNext == NetLexer.EQUALS);
        }
        if (isReserved(type)) {
            return type != NetLexer.CLASS;
        }
        return isName(type) && firstOnLine && next == NetLexer.EQUALS;
    }

    /** Whether no other token stands before {@code token} in its line. */
    static boolean isFirstOnLine(SourceText source, TokenStream tokens, Token token) {
        int before = token.getTokenIndex() - 1;
        return before < 0 || line(source, tokens.get(before)) < line(source, token);
    }

    static int line(SourceText source, Token token) {
        return source.lineAt(token.getStartIndex());
    }

    static Span span(SourceText source, Token token) {
        if (token.getType() == Token.EOF) {
            int end = Math.min(source.length(), Math.max(0, token.getStartIndex()));
            return source.span(end, end);
        }
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    /** The token in backquotes, or {@code the end of the file}. */
    static String quote(Token token) {
        return token.getType() == Token.EOF ? "the end of the file" : quote(token.getText());
    }

    static String quote(String text) {
        String shown = text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        boolean plain = shown.chars().allMatch(c -> c >= ' ' && c <= '~');
        return "`" + (plain ? shown : UNPRINTABLE.matcher(shown).replaceAll("\u00B7")) + "`";
    }
}
