package netc.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Item;
import netc.compiler.ast.Name;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.source.JavaSpelling;
import org.jspecify.annotations.Nullable;

/** Checks what concerns a file as a whole, before its nets are lowered. */
final class FileChecks {
    private final Module module;
    private final Diagnostics diagnostics;

    FileChecks(Module module, Diagnostics diagnostics) {
        this.module = module;
        this.diagnostics = diagnostics;
    }

    void run() {
        reportTwins();
        if (!module.isIncomplete()) {
            warnOfUnusedConstants();
            reportUnknownFunctions();
        }
    }

    /** Classes of the same package may not differ in case alone: their files could be one. */
    private void reportTwins() {
        Map<String, Item.Net> nets = new HashMap<>();
        for (Item item : module.file().items()) {
            if (item instanceof Item.Net net) {
                Item.Net before = nets.putIfAbsent(lowerCase(net), net);
                if (before != null) {
                    diagnostics.report(Diagnostic.at(
                                    net.name().span(),
                                    DiagnosticCode.DUPLICATE_NAME,
                                    "there are two nets `" + net.name() + "`")
                            .site(before.name().span(), "the first one"));
                }
            }
        }
        nets.values().forEach(net -> reportHelperTwin(net, nets));
    }

    /** A net may not have the name of a class that stands beside another net's. */
    private void reportHelperTwin(Item.Net net, Map<String, Item.Net> nets) {
        String name = lowerCase(net);
        for (String suffix : JavaSpelling.HELPERS) {
            String ending = suffix.toLowerCase(Locale.ROOT);
            Item.@Nullable Net owner =
                    name.endsWith(ending) ? nets.get(name.substring(0, name.length() - ending.length())) : null;
            if (owner != null) {
                diagnostics.report(Diagnostic.at(
                                net.name().span(),
                                DiagnosticCode.JAVA_NAME,
                                "`" + net.name() + "` cannot be the name of a net: net `" + owner.name()
                                        + "` needs a class `" + owner.name() + suffix + "`")
                        .site(owner.name().span(), "the other net")
                        .help("choose another name"));
            }
        }
    }

    private static String lowerCase(Item.Net net) {
        return net.name().text().toLowerCase(Locale.ROOT);
    }

    private void warnOfUnusedConstants() {
        List<Name> constants = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Item item : module.file().items()) {
            if (item instanceof Item.FileConstant constant) {
                constants.add(constant.constant().name());
            }
            for (Expression expression : StatementExpressions.of(item)) {
                Calls.referencesIn(expression).forEach(r -> used.add(r.name().text()));
            }
        }
        for (Name name : constants) {
            if (!used.contains(name.text())) {
                diagnostics.report(
                        Diagnostic.at(name.span(), DiagnosticCode.UNUSED, "const `" + name + "` is never used"));
            }
        }
    }

    /** Layers that no net calls are never expanded, but what they call must exist. */
    private void reportUnknownFunctions() {
        Reporter reporter = new Reporter(diagnostics);
        for (Function.Layer layer : module.layers().values()) {
            Set<String> parameters =
                    layer.item().parameters().stream().map(p -> p.name().text()).collect(Collectors.toSet());
            for (Expression expression : StatementExpressions.of(layer.item())) {
                for (Expression.Call call : Calls.in(expression)) {
                    Name name = call.function();
                    boolean known = parameters.contains(name.text())
                            || Recipes.isKnown(name.text())
                            || module.function(name.text()).isPresent();
                    if (!known) {
                        Diagnostic.Builder diagnostic = reporter.at(
                                name.span(),
                                DiagnosticCode.UNKNOWN_FUNCTION,
                                "there is no layer or function `" + name + "`");
                        reporter.report(reporter.suggest(diagnostic, name.text(), module::functionNames));
                    }
                }
            }
        }
    }
}
