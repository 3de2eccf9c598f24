package netc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ast.Item;
import netc.compiler.ast.SourceFile;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.ir.Network;
import netc.compiler.source.SourceException;
import netc.compiler.source.SourceText;

/** The door to this package: AST in, one typed graph for each net out. */
public final class Lowering {
    private Lowering() {}

    /**
     * Lowers the nets of {@code file}. Errors go to {@code diagnostics}; the result has the nets without any.
     *
     * @param files where {@code use} finds other files
     * @param constants values for consts that override those in the file, as text
     */
    public static List<Network> lower(
            SourceFile file, SourceFiles files, Map<String, String> constants, Diagnostics diagnostics) {
        if (file.items().isEmpty() && !file.broken()) {
            diagnostics.report(
                    Diagnostic.at(file.source().span(0, 0), DiagnosticCode.FILE_EMPTY, "the file declares nothing"));
        }
        Module module = new Modules(files, diagnostics).load(file);
        Constants overrides = new Constants(constants);
        declareConstants(module, overrides);
        if (!file.broken()) {
            overrides.reportUnknown(file.span(), diagnostics);
        }
        new FileChecks(module, diagnostics).run();
        List<Network> networks = new ArrayList<>();
        for (Item item : file.items()) {
            if (item instanceof Item.Net net && !net.broken()) {
                NetContext context = new NetContext(new Reporter(diagnostics), overrides);
                new NetLowering(net, module, context).lower().ifPresent(networks::add);
            }
        }
        return networks;
    }

    /** The names of all layers and functions that every file can call, in alphabetical order. */
    public static Set<String> functionNames() {
        return Modules.prelude().functionNames();
    }

    /** The file with the standard layers. */
    public static SourceFile prelude() {
        return Modules.prelude().file();
    }

    /** Reports, in the place of a text, that there is none: {@code name} is what the user called the file. */
    public static void reportUnreadable(String name, SourceException problem, Diagnostics diagnostics) {
        SourceText nothing = SourceText.of(name, "");
        diagnostics.report(Diagnostic.at(nothing.span(0, 0), Modules.code(problem.problem()), problem.reason()));
    }

    private static void declareConstants(Module module, Constants constants) {
        for (Item item : module.file().items()) {
            if (item instanceof Item.FileConstant constant) {
                constants.declare(constant.constant().name().text());
            } else if (item instanceof Item.Net net) {
                declareConstants(net.body(), constants);
            } else if (item instanceof Item.Layer layer) {
                declareConstants(layer.body(), constants);
            }
        }
        module.used().forEach(used -> declareConstants(used, constants));
    }

    private static void declareConstants(List<Statement> body, Constants constants) {
        for (Statement statement : body) {
            if (statement instanceof Statement.Constant constant) {
                constants.declare(constant.name().text());
            }
        }
    }
}
