package netc.compiler.ast;

import java.util.List;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.source.SourceText;
import netc.grammar.NetLexer;
import netc.grammar.NetParser;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/** The door to the front end: text in, AST out, mistakes reported. */
public final class Parser {
    private Parser() {}

    /**
     * Parses {@code source}. Never throws for what the text says: errors go to {@code diagnostics}, and what has none
     * is in the result.
     */
    public static SourceFile parse(SourceText source, Diagnostics diagnostics) {
        ErrorLog log = new ErrorLog(diagnostics);
        NetLexer lexer = new NetLexer(CharStreams.fromString(source.text()));
        lexer.removeErrorListeners();
        TokenScan scan = new TokenScan(source, log);
        scan.run(lexer.getAllTokens());
        if (scan.isTooDeep()) {
            return new SourceFile(source, List.of(), true);
        }
        NetParser parser = new NetParser(new CommonTokenStream(new ListTokenSource(scan.tokens())));
        parser.removeErrorListeners();
        parser.setErrorHandler(new Recovery(source, scan, log));
        NetParser.FileContext tree = parser.file();
        DocComments docs = new DocComments(source, scan.tokens(), log);
        List<Item> items = new AstBuilder(new Names(source, log), docs, log).file(tree);
        if (!log.hasErrors()) {
            docs.warnOfRest();
        }
        return new SourceFile(source, items, log.hasErrors());
    }
}
