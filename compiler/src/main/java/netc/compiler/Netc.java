package netc.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.ast.Parser;
import netc.compiler.ast.SourceFile;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.ir.Network;
import netc.compiler.lower.Lowering;
import netc.compiler.lower.SourceFiles;
import netc.compiler.source.SourceException;
import netc.compiler.source.SourceLoader;
import netc.compiler.source.SourceText;

/** The compiler: a {@code .net} file in, diagnostics, nets and their Java out. */
public final class Netc {
    private Netc() {}

    /**
     * Compiles a file. Never throws for what the file says or whether it exists: that is in the result's diagnostics, which call
     * the file as {@code file} does.
     */
    public static CompileResult compile(Path file, Options options) {
        String name = file.toString().replace('\\', '/');
        try {
            return compile(SourceLoader.load(name, file), SourceFiles.FILE_SYSTEM, options);
        } catch (SourceException e) {
            Diagnostics diagnostics = new Diagnostics();
            Lowering.reportUnreadable(name, e, diagnostics);
            SourceFile nothing = new SourceFile(SourceText.of(name, ""), List.of(), true);
            return new CompileResult(diagnostics, nothing, List.of(), Set.of(file), options);
        }
    }

    /**
     * Compiles a text.
     *
     * @param files where {@code use} finds other files
     */
    public static CompileResult compile(SourceText text, SourceFiles files, Options options) {
        Diagnostics diagnostics = new Diagnostics();
        Set<Path> read = new LinkedHashSet<>();
        text.path().ifPresent(read::add);
        SourceFile file = Parser.parse(text, diagnostics);
        List<Network> nets =
                new ArrayList<>(Lowering.lower(file, remembering(files, read), options.constants(), diagnostics));
        return new CompileResult(diagnostics, file, nets, read, options);
    }

    private static SourceFiles remembering(SourceFiles files, Set<Path> read) {
        return (from, path) -> {
            SourceText text = files.load(from, path);
            text.path().ifPresent(read::add);
            return text;
        };
    }
}
