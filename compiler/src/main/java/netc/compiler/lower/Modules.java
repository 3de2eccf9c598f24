package netc.compiler.lower;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Item;
import netc.compiler.ast.Parser;
import netc.compiler.ast.SourceFile;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.source.SourceException;
import netc.compiler.source.SourceText;

/** Loads the files that a file uses, and finds circles among them. */
final class Modules {
    /** A file that is being loaded, and the statement that uses the next one. */
    private record Loading(String name, Item.Use use) {}

    /** How deep files may use each other. */
    static final int MAX_DEPTH = 64;

    private final SourceFiles files;
    private final Diagnostics diagnostics;
    private final Module prelude;
    private final Map<String, Module> loaded = new HashMap<>();
    private final Deque<Loading> loading = new ArrayDeque<>();

    Modules(SourceFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
        this.prelude = prelude();
    }

    /** The module of the standard layers. */
    static Module prelude() {
        try (InputStream in = Modules.class.getResourceAsStream("std.net")) {
            if (in == null) {
                throw new IllegalStateException("the compiler lacks its std.net");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Diagnostics diagnostics = new Diagnostics();
            SourceFile file = Parser.parse(SourceText.library("std.net", text), diagnostics);
            if (diagnostics.hasErrors()) {
                throw new IllegalStateException(DiagnosticPrinter.print(diagnostics));
            }
            Module module = new Module(file, null);
            file.items().forEach(item -> module.declare((Item.Layer) item));
            return module;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module of {@code file}, with all that it uses. */
    Module load(SourceFile file) {
        Module module = new Module(file, prelude);
        loaded.put(file.source().name(), module);
        for (Item item : file.items()) {
            if (item instanceof Item.Layer layer) {
                module.declare(layer).ifPresent(before -> duplicate(layer, before));
            }
        }
        for (Item item : file.items()) {
            if (item instanceof Item.Use use) {
                Optional<Module> used = use(file, use);
                used.ifPresentOrElse(
                        found -> {
                            reportConflicts(module, found, use);
                            module.use(found);
                        },
                        module::markIncomplete);
            }
        }
        return module;
    }

    private Optional<Module> use(SourceFile file, Item.Use use) {
        SourceText text;
        try {
            text = files.load(file.source(), use.path().value());
        } catch (SourceException e) {
            diagnostics.report(Diagnostic.at(
                    use.path().span(),
                    code(e.problem()),
                    "cannot use \"" + use.path().value() + "\": " + e.reason()));
            return Optional.empty();
        }
        loading.push(new Loading(file.source().name(), use));
        try {
            if (loading.size() > MAX_DEPTH) {
                diagnostics.report(Diagnostic.at(
                        use.path().span(),
                        DiagnosticCode.USE_DEPTH,
                        "files use each other more than " + MAX_DEPTH + " deep"));
                return Optional.empty();
            }
            boolean circle = loading.stream().anyMatch(l -> l.name().equals(text.name()));
            if (circle) {
                reportCircle(text.name(), use);
                return Optional.empty();
            }
            Module known = loaded.get(text.name());
            return Optional.of(known != null ? known : load(Parser.parse(text, diagnostics)));
        } finally {
            loading.pop();
        }
    }

    /** The code for a file that could not be read. */
    static DiagnosticCode code(SourceException.Problem problem) {
        return switch (problem) {
            case MISSING -> DiagnosticCode.FILE_MISSING;
            case UNREADABLE -> DiagnosticCode.FILE_UNREADABLE;
            case TOO_LARGE -> DiagnosticCode.FILE_TOO_LARGE;
            case BINARY -> DiagnosticCode.FILE_BINARY;
            case NOT_UTF8 -> DiagnosticCode.FILE_NOT_UTF8;
            case EMPTY -> DiagnosticCode.FILE_EMPTY;
        };
    }

    private void reportCircle(String name, Item.Use use) {
        StringBuilder circle = new StringBuilder();
        boolean inside = false;
        for (Iterator<Loading> i = loading.descendingIterator(); i.hasNext(); ) {
            Loading step = i.next();
            inside |= step.name().equals(name);
            if (inside) {
                circle.append(step.name()).append(" -> ");
            }
        }
        diagnostics.report(
                Diagnostic.at(use.path().span(), DiagnosticCode.USE_CYCLE, "these files use each other in a circle")
                        .note("the circle: " + circle + name)
                        .help("move the layers that both need to a third file"));
    }

    private void duplicate(Item.Layer layer, Function.Layer before) {
        diagnostics.report(Diagnostic.at(
                        layer.name().span(),
                        DiagnosticCode.DUPLICATE_NAME,
                        "there are two layers `" + layer.name() + "`")
                .site(before.item().name().span(), "the first one"));
    }

    private void reportConflicts(Module module, Module added, Item.Use use) {
        List<Module> others = new ArrayList<>(module.used());
        others.add(module);
        others.remove(added);
        for (Function.Layer layer : added.layers().values()) {
            for (Module other : others) {
                Function.Layer same = other.layers().get(layer.name());
                if (same != null) {
                    diagnostics.report(Diagnostic.at(
                                    use.path().span(),
                                    DiagnosticCode.USE_CONFLICT,
                                    "a layer `" + layer.name() + "` is there already")
                            .site(same.item().name().span(), "the first one")
                            .site(layer.item().name().span(), "the second one")
                            .help("rename one of them"));
                }
            }
        }
    }
}
