package netc.compiler.ast;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.source.SourceText;
import netc.compiler.source.Span;
import netc.grammar.NetLexer;
import org.antlr.v4.runtime.Token;

/** Reports tokens that no {@code .net} file can contain, each once. */
final class BadTokens {
    private static final Map<String, String> CHARACTER_HELP = Map.of(
            ";", "statements need no terminator: leave it out",
            "'", "strings stand in double quotes: \"text\"",
            ".", "names have no parts; a range is written  0..4",
            "%", "there is no remainder operator",
            "!", "a comparison is one of  < <= > >= == !=",
            "|", "a pipeline is written  x |> f",
            "&", "a product of comparisons is 1 where both hold:  (a < b) * (b < c)",
            "\\", "a statement may simply continue on the next line");

    /** Names end up in names of classes, and so of files, which most systems end at 255 bytes. */
    private static final int MAX_NAME = 100;

    /** More than any path has. */
    private static final int MAX_STRING = 4096;

    /** What some reader of the string, if not a terminal, takes for a new line or a command. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private final SourceText source;
    private final ErrorLog log;
    private int swallowed = Integer.MAX_VALUE;

    BadTokens(SourceText source, ErrorLog log) {
        this.source = source;
        this.log = log;
    }

    /** The offset of the first string without an end, in which brackets may have disappeared. */
    int firstOpenString() {
        return swallowed;
    }

    /** Copies to {@code kept} what the parser is to see, and reports the bad ones. */
    void filter(List<? extends Token> all, List<Token> kept) {
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            switch (token.getType()) {
                case NetLexer.HASH_COMMENT -> report(token, "`#` begins no comment", "write  // comment");
                case NetLexer.BLOCK_COMMENT -> report(token, "`/*` begins no comment", "write  // before each line");
                case NetLexer.BAD_NUMBER -> kept.add(badNumber(token, token.getText()));
                case NetLexer.BAD_STRING -> kept.add(badString(token));
                case NetLexer.OTHER -> i = badCharacters(all, i, kept);
                case NetLexer.STRING -> kept.add(string(token));
                case NetLexer.NAME -> kept.add(limited(token, "a name", MAX_NAME));
                default -> kept.add(token);
            }
        }
    }

    private void report(Token token, String message, String help) {
        Span start = source.span(
                token.getStartIndex(),
                token.getStartIndex() + Math.min(2, token.getText().length()));
        log.report(Diagnostic.at(start, DiagnosticCode.BAD_CHARACTER, message).help(help));
    }

    /** Reports neighbouring bad characters as one; returns the index of the last. */
    private int badCharacters(List<? extends Token> all, int first, List<Token> kept) {
        Token token = all.get(first);
        Token before = all.get(Math.max(0, first - 1));
        if (before.getType() == NetLexer.NUMBER
                && touches(before, token)
                && token.getText().equals(".")) {
            kept.add(badNumber(token, before.getText() + "."));
            return first;
        }
        int last = first;
        while (last + 1 < all.size()
                && all.get(last + 1).getType() == NetLexer.OTHER
                && touches(all.get(last), all.get(last + 1))) {
            last++;
        }
        Span span = source.span(token.getStartIndex(), all.get(last).getStopIndex() + 1);
        Diagnostic.Builder diagnostic =
                Diagnostic.at(span, DiagnosticCode.BAD_CHARACTER, Tokens.quote(span.text()) + " has no meaning here");
        if (CHARACTER_HELP.containsKey(token.getText())) {
            diagnostic.help(CHARACTER_HELP.get(token.getText()));
        } else if (token.getText().codePointAt(0) > 127) {
            diagnostic.help("names consist of the letters A to Z, digits and _");
        }
        log.report(diagnostic);
        if (!span.text().equals(";")) {
            kept.addAll(all.subList(first, last + 1));
        }
        return last;
    }

    private Token string(Token token) {
        Matcher control = CONTROL.matcher(token.getText());
        if (control.find()) {
            log.report(Diagnostic.at(
                            Tokens.span(source, token),
                            DiagnosticCode.BAD_STRING,
                            "a string cannot hold the control character U+%04X"
                                    .formatted((int) control.group().charAt(0)))
                    .help("retype the string: the character does not show in most editors"));
        }
        return limited(token, "a string", MAX_STRING);
    }

    private Token limited(Token token, String what, int most) {
        int quotes = token.getType() == NetLexer.STRING ? 2 : 0;
        int length = token.getStopIndex() + 1 - token.getStartIndex() - quotes;
        if (length > most) {
            log.report(Diagnostic.at(
                    Tokens.span(source, token),
                    DiagnosticCode.TEXT_LENGTH,
                    what + " has at most " + most + " characters, and this has " + length));
        }
        return token;
    }

    private static boolean touches(Token left, Token right) {
        return left.getStopIndex() + 1 == right.getStartIndex();
    }

    private Token badNumber(Token token, String text) {
        Span span = source.span(token.getStopIndex() + 1 - text.length(), token.getStopIndex() + 1);
        Diagnostic.Builder diagnostic =
                Diagnostic.at(span, DiagnosticCode.BAD_NUMBER, Tokens.quote(text) + " is not a number");
        log.report(diagnostic.help(numberHelp(text)));
        return token;
    }

    private static String numberHelp(String text) {
        if (text.startsWith(".")) {
            return "a number has digits on both sides of the point:  0" + clip(text);
        }
        if (text.endsWith(".")) {
            return "a number has digits on both sides of the point:  " + clip(text) + "0";
        }
        if (text.matches("\\d+(\\.\\d+)?(epochs?|steps?)")) {
            return "write a space before the unit:  " + text.replaceFirst("(?=[a-z])", " ");
        }
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return "numbers are decimal";
        }
        if (text.matches("[\\d_]+")) {
            return "numbers have no separators:  " + clip(text.replace("_", ""));
        }
        return "a name begins with a letter, and a product needs its operator:  2 * x";
    }

    private static String clip(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private Token badString(Token token) {
        Span span = Tokens.span(source, token);
        String text = token.getText();
        if (text.startsWith("'")) {
            log.report(Diagnostic.at(span, DiagnosticCode.BAD_STRING, "a string stands in double quotes")
                    .help("write  \"text\""));
        } else if (text.length() > 1 && text.endsWith("\"")) {
            log.report(Diagnostic.at(span, DiagnosticCode.BAD_STRING, "a string has no escapes: it cannot hold `\\`")
                    .help("paths use  /  on every system"));
        } else {
            swallowed = Math.min(swallowed, span.start());
            log.report(Diagnostic.at(span, DiagnosticCode.BAD_STRING, "this string has no end")
                    .help("a string ends with  \"  on its line"));
        }
        return token;
    }
}
