package netc.compiler.ast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Similar;
import netc.compiler.source.SourceText;
import netc.grammar.NetLexer;
import netc.grammar.NetParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in plain words what the parser missed. */
final class SyntaxMessages {
    private static final List<String> STATEMENT_WORDS = List.of(
            "const", "input", "label", "target", "param", "repeat", "output", "loss", "metric", "train", "return");

    /** What each statement looks like, by the word that begins it. */
    private static final Map<Integer, String> EXAMPLES = Map.ofEntries(
            Map.entry(NetLexer.USE, "an import is written  use \"blocks.net\""),
            Map.entry(NetLexer.NET, "a net is written  net Digits { … }"),
            Map.entry(NetLexer.LAYER, "a layer is written  layer block(x: [..., n], units) { … return y }"),
            Map.entry(NetLexer.CONST, "a const is written  const Width = 64"),
            Map.entry(NetLexer.INPUT, "an input is written  input x: [784]"),
            Map.entry(NetLexer.LABEL, "a label is written  label digit: class 10"),
            Map.entry(NetLexer.TARGET, "a target is written  target y: [1]"),
            Map.entry(NetLexer.PARAM, "a parameter is written  param W: [784, 10] = he_normal"),
            Map.entry(NetLexer.REPEAT, "a repetition is written  repeat 4 { … }  or  repeat i in 0..4 { … }"),
            Map.entry(NetLexer.OUTPUT, "an output is written  output p = softmax(logits)"),
            Map.entry(NetLexer.LOSS, "a loss is written  loss = cross_entropy(logits, digit)"),
            Map.entry(NetLexer.METRIC, "a metric is written  metric accuracy = accuracy(logits, digit)"),
            Map.entry(NetLexer.RETURN, "a layer ends with  return x @ W + b"),
            Map.entry(NetLexer.TRAIN, "training defaults are written  train { epochs = 10 }"));

    private final SourceText source;

    SyntaxMessages(SourceText source) {
        this.source = source;
    }

    /** The message for {@code e}. */
    Diagnostic.Builder describe(Parser parser, RecognitionException e) {
        Token found = e.getOffendingToken();
        TokenStream tokens = parser.getInputStream();
        Token before = before(tokens, found);
        Token start = statementStart(e.getCtx() instanceof ParserRuleContext context ? context : parser.getContext());
        if (Tokens.NOT_YET.contains(found.getType()) || Tokens.NOT_YET.contains(start.getType())) {
            return notYet(Tokens.NOT_YET.contains(start.getType()) ? start : found);
        }
        if (Tokens.FILE_ONLY.contains(found.getType()) || startsItemInBlock(e, start)) {
            return misplaced(Tokens.FILE_ONLY.contains(found.getType()) ? found : start);
        }
        if (Tokens.isName(start.getType()) && before == start) {
            return strangeStatement(tokens, start, found);
        }
        Optional<Diagnostic.Builder> habit = foreignHabit(before, found);
        if (habit.isPresent() && !e.getExpectedTokens().contains(NetLexer.COLON)) {
            return habit.get();
        }
        if (Tokens.line(source, before) < Tokens.line(source, found) || found.getType() == Token.EOF) {
            return at(
                    before,
                    expected(e, before).replaceFirst("^`,` or ", "") + " is missing after " + Tokens.quote(before));
        }
        Diagnostic.Builder result = at(
                found,
                "expected " + expected(e, before) + " after " + Tokens.quote(before) + ", found "
                        + Tokens.quote(found));
        String example = EXAMPLES.get(start.getType());
        return example == null ? result : result.help(example);
    }

    /** The message for {@code token}, which begins no statement. */
    Diagnostic.Builder unexpected(Parser parser, Token token) {
        Token before = before(parser.getInputStream(), token);
        Optional<Diagnostic.Builder> habit = foreignHabit(before, token);
        if (habit.isPresent()) {
            return habit.get();
        }
        boolean file = parser.getContext().getRuleIndex() == NetParser.RULE_file;
        Diagnostic.Builder result = at(token, "a statement cannot begin with " + Tokens.quote(token));
        return file
                ? result.help("a file consists of  use, const, layer  and  net")
                : result.help("a statement begins with a word like `input`, or is  name = value");
    }

    private Diagnostic.Builder at(Token token, String message) {
        return Diagnostic.at(Tokens.span(source, token), DiagnosticCode.SYNTAX, message);
    }

    private Diagnostic.Builder notYet(Token token) {
        return Diagnostic.at(
                Tokens.span(source, token),
                DiagnosticCode.NOT_YET,
                Tokens.quote(token) + " is reserved for a later version of the language");
    }

    private static boolean startsItemInBlock(RecognitionException e, Token start) {
        return Tokens.FILE_ONLY.contains(start.getType())
                && e.getCtx() instanceof ParserRuleContext context
                && context.getRuleIndex() == NetParser.RULE_statement;
    }

    private Diagnostic.Builder misplaced(Token token) {
        return Diagnostic.at(
                        Tokens.span(source, token),
                        DiagnosticCode.MISPLACED_STATEMENT,
                        Tokens.quote(token) + " cannot stand here")
                .help("`use`, `net` and `layer` stand at the beginning of a file's lines, never in one another");
    }

    /** A name that is followed by no {@code =}. */
    private Diagnostic.Builder strangeStatement(TokenStream tokens, Token start, Token found) {
        if (!Tokens.isFirstOnLine(source, tokens, start)) {
            Token left = before(tokens, start);
            return at(start, Tokens.quote(start) + " follows " + Tokens.quote(left) + " without an operator")
                    .help("an operator, `|>` or a comma is missing, or a new line before a statement");
        }
        Diagnostic.Builder result =
                at(found, "expected `=` after " + Tokens.quote(start) + ", found " + Tokens.quote(found));
        Optional<String> word = Similar.to(start.getText(), STATEMENT_WORDS);
        return word.map(w -> result.help("did you mean `" + w + "`?"))
                .orElseGet(() -> result.help("a statement begins with a word like `input`, or is  name = value"));
    }

    /** What people write who come from another language. */
    private Optional<Diagnostic.Builder> foreignHabit(Token before, Token found) {
        boolean sameLine = before != found && Tokens.line(source, before) == Tokens.line(source, found);
        boolean operand = Tokens.isName(before.getType()) || Tokens.isClosing(before.getType());
        if (found.getType() == NetLexer.LEFT_BRACKET && sameLine && operand) {
            return Optional.of(at(found, "a value has no index: `[` cannot follow " + Tokens.quote(before))
                    .help("a part of a tensor is  slice(x, axis = 0, from = 0, to = 1)"));
        }
        if (found.getType() == NetLexer.TIMES && before.getType() == NetLexer.TIMES) {
            return Optional.of(at(found, "there is no operator `**`").help("a power is written  x ^ 2"));
        }
        if (found.getType() == NetLexer.EQUALS && operand) {
            return Optional.of(at(found, "`=` cannot stand in an expression")
                    .help("a comparison is written `==`; a statement binds one name"));
        }
        if (found.getType() == NetLexer.ELLIPSIS || found.getType() == NetLexer.RANGE) {
            return Optional.of(at(found, Tokens.quote(found) + " cannot stand here")
                    .help("`...` stands in a shape, and `..` in  repeat i in 0..4"));
        }
        return Optional.empty();
    }

    private static String expected(RecognitionException e, Token before) {
        IntervalSet set = e.getExpectedTokens();
        int rule = e.getCtx() instanceof ParserRuleContext context ? context.getRuleIndex() : -1;
        if (rule == NetParser.RULE_stage) {
            return "the name of a layer or function";
        }
        if (rule == NetParser.RULE_item) {
            return before.getType() == NetLexer.USE ? "a path in double quotes" : "a name";
        }
        if (set.contains(NetLexer.LEFT_PAREN) || e.getOffendingToken().getType() == NetLexer.LEFT_BRACE) {
            return "an expression";
        }
        if (rule == NetParser.RULE_type) {
            return "a shape like [784] or `class`";
        }
        boolean element = before.getType() == NetLexer.COMMA
                && (rule == NetParser.RULE_arguments || rule == NetParser.RULE_shape);
        if (set.contains(NetLexer.NUMBER) || element) {
            return "an expression";
        }
        if (set.contains(NetLexer.NAME)) {
            return "a name";
        }
        boolean list = rule == NetParser.RULE_arguments
                || rule == NetParser.RULE_parameters
                || rule == NetParser.RULE_shape
                || rule == NetParser.RULE_classNames;
        return (list ? "`,` or " : "") + tokenName(set);
    }

    private static String tokenName(IntervalSet set) {
        int type = set.isNil() ? Token.EOF : set.getMinElement();
        return switch (type) {
            case Token.EOF -> "something else";
            case NetLexer.STRING -> "a path in double quotes";
            default -> {
                String literal = NetLexer.VOCABULARY.getLiteralName(type);
                yield literal == null ? "something else" : literal.replace('\'', '`');
            }
        };
    }

    /** The first token of the innermost statement, setting or item around {@code context}. */
    private static Token statementStart(ParserRuleContext context) {
        for (ParserRuleContext c = context; c != null; c = c.getParent()) {
            switch (c.getRuleIndex()) {
                case NetParser.RULE_statement,
                        NetParser.RULE_setting,
                        NetParser.RULE_use,
                        NetParser.RULE_net,
                        NetParser.RULE_layer,
                        NetParser.RULE_item -> {
                    return c.getStart();
                }
                default -> {
                    // further out
                }
            }
        }
        return context.getStart();
    }

    private static Token before(TokenStream tokens, Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return tokens.get(i);
            }
        }
        return token;
    }
}
