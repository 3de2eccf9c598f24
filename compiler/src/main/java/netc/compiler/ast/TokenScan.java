package netc.compiler.ast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.SourceText;
import netc.grammar.NetLexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The pass over the tokens before parsing: reports bad tokens, matches brackets and limits nesting.
 *
 * <p>A missing bracket is noticed by a parser long after the mistake. Here a reserved word that begins a line inside
 * {@code (} proves that the bracket was never closed, and the message points at the bracket.
 */
final class TokenScan {
    /** Brackets, prefix minuses and powers that may stand inside one another. */
    static final int MAX_DEPTH = 200;

    /** An open bracket; {@code head} is the token that begins its statement if it opens a block. */
    private record Open(Token bracket, int head, int chain) {}

    private final SourceText source;
    private final ErrorLog log;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    /** Closing brackets that are still to come for brackets that were taken to be unclosed, by type. */
    private final Map<Integer, Integer> presumed = new HashMap<>();

    private int[] depths = {};
    private int chain;
    private int chainsBelow;
    private int bracketError = Integer.MAX_VALUE;
    private int openString = Integer.MAX_VALUE;
    private boolean tooDeep;

    TokenScan(SourceText source, ErrorLog log) {
        this.source = source;
        this.log = log;
    }

    /** Scans all tokens of the file. */
    void run(List<? extends Token> all) {
        BadTokens bad = new BadTokens(source, log);
        bad.filter(all, tokens);
        openString = bad.firstOpenString();
        depths = new int[tokens.size() + 1];
        int previous = -1;
        for (int i = 0; i < tokens.size() && !tooDeep; i++) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                visit(i, previous);
                previous = i;
            }
            depths[i] = Math.max(depths[i], open.size());
        }
        open.forEach(bracket -> unclosed(bracket.bracket(), null));
        Arrays.fill(depths, tokens.size(), depths.length, 0);
    }

    /** The tokens for the parser, doc comments included. */
    List<Token> tokens() {
        return tokens;
    }

    /** The number of brackets open at token {@code index}; a bracket itself counts as inside. */
    int depth(int index) {
        return depths[Math.min(index, depths.length - 1)];
    }

    /** Whether the file is too deeply nested to be parsed. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** The offset from which brackets are not to be trusted. */
    int firstBracketError() {
        return bracketError;
    }

    private void visit(int index, int previous) {
        Token token = tokens.get(index);
        boolean firstOnLine = previous < 0 || Tokens.line(source, tokens.get(previous)) < Tokens.line(source, token);
        if (firstOnLine) {
            closeProvenOpen(token, index);
        }
        countChain(token, previous);
        if (Tokens.isOpening(token.getType())) {
            open.push(new Open(token, head(index), chain));
            chainsBelow += chain;
            chain = 0;
        } else if (Tokens.isClosing(token.getType())) {
            depths[index] = open.size();
            close(token);
        }
        if (open.size() + chainsBelow + chain > MAX_DEPTH) {
            tooDeep = true;
            open.clear();
            log.report(Diagnostic.at(
                            Tokens.span(source, token),
                            DiagnosticCode.NESTING,
                            "this is nested more than " + MAX_DEPTH + " levels deep")
                    .note("brackets, prefix `-` and `^` count as levels"));
        }
    }

    private void countChain(Token token, int previous) {
        switch (token.getType()) {
            case NetLexer.POWER -> chain++;
            case NetLexer.MINUS -> chain = previous < 0 || endsOperand(tokens.get(previous)) ? 0 : chain + 1;
            default -> {
                boolean operand = Tokens.isName(token.getType()) || endsOperand(token);
                if (!operand && !Tokens.isOpening(token.getType())) {
                    chain = 0;
                }
            }
        }
    }

    private static boolean endsOperand(Token token) {
        int type = token.getType();
        return Tokens.isName(type)
                || type == NetLexer.NUMBER
                || type == NetLexer.STRING
                || type == NetLexer.LOSS
                || Tokens.isClosing(type);
    }

    private void close(Token token) {
        int wanted = token.getType() - 1; // the grammar lists each closing bracket after its opening one
        if (open.stream().noneMatch(bracket -> bracket.bracket().getType() == wanted)) {
            stray(token);
            return;
        }
        for (Open top = pop(); top.bracket().getType() != wanted; top = pop()) {
            unclosed(top.bracket(), null);
        }
    }

    private Open pop() {
        Open popped = open.pop();
        chain = popped.chain();
        chainsBelow -= popped.chain();
        return popped;
    }

    /** Pops brackets that {@code token}, the first of its line, proves to be unclosed. */
    private void closeProvenOpen(Token token, int index) {
        int type = token.getType();
        boolean named = type != NetLexer.LOSS && type(index + 1) == NetLexer.EQUALS;
        boolean statement = !named
                && Tokens.isReserved(type)
                && Tokens.beginsStatement(token, true, type(index + 1), type(index + 2));
        boolean item = !Tokens.FILE_ONLY.contains(type) || beginsItem(index);
        while (statement && item && !open.isEmpty() && provesOpen(type, open.peek())) {
            Token bracket = pop().bracket();
            presumed.merge(bracket.getType() + 1, 1, Integer::sum);
            unclosed(bracket, token);
        }
    }

    /** Whether {@code use "…"}, {@code net name} or {@code layer name} stands at token {@code index}. */
    private boolean beginsItem(int index) {
        int next = type(index + 1);
        return type(index) == NetLexer.USE ? next == NetLexer.STRING : Tokens.isName(next);
    }

    private boolean provesOpen(int type, Open bracket) {
        if (bracket.bracket().getType() != NetLexer.LEFT_BRACE || Tokens.FILE_ONLY.contains(type)) {
            return true;
        }
        boolean netOnly = Tokens.NET_ONLY.contains(type);
        return netOnly && (bracket.head() == NetLexer.REPEAT || bracket.head() == NetLexer.TRAIN);
    }

    /** The type of the reserved word that begins the statement whose block token {@code index} opens, or 0. */
    private int head(int index) {
        if (tokens.get(index).getType() != NetLexer.LEFT_BRACE) {
            return 0;
        }
        for (int i = index - 1; i >= 0; i--) {
            int type = tokens.get(i).getType();
            if (type == NetLexer.REPEAT || type == NetLexer.TRAIN) {
                return type;
            }
            if (Tokens.isReserved(type) || type == NetLexer.LEFT_BRACE || type == NetLexer.RIGHT_BRACE) {
                return 0;
            }
        }
        return 0;
    }

    private int type(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }

    private void unclosed(Token bracket, @Nullable Token proof) {
        Diagnostic.Builder diagnostic = Diagnostic.at(
                Tokens.span(source, bracket), DiagnosticCode.BRACKETS, Tokens.quote(bracket) + " is never closed");
        if (proof != null) {
            diagnostic.site(
                    Tokens.span(source, proof), Tokens.quote(proof) + " begins a statement that cannot stand inside");
        }
        reportBracket(bracket, diagnostic);
    }

    private void stray(Token token) {
        if (presumed.merge(token.getType(), -1, Integer::sum) >= 0) {
            return;
        }
        reportBracket(
                token,
                Diagnostic.at(
                        Tokens.span(source, token),
                        DiagnosticCode.BRACKETS,
                        Tokens.quote(token) + " closes a bracket that was never opened"));
    }

    private void reportBracket(Token token, Diagnostic.Builder diagnostic) {
        bracketError = Math.min(bracketError, token.getStartIndex());
        if (openString == Integer.MAX_VALUE) {
            log.report(diagnostic);
        } else {
            log.markBroken(token.getStartIndex());
        }
    }
}
