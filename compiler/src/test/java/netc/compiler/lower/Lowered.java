package netc.compiler.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import netc.compiler.ast.Parser;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.ir.Network;
import netc.compiler.source.SourceText;

/** What became of a text: its networks and messages. */
record Lowered(List<Network> networks, Diagnostics diagnostics) {
    static Lowered of(String text) {
        return of(text, Map.of(), Map.of());
    }

    /** Lowers {@code text}, which may use {@code files}, with consts overridden. */
    static Lowered of(String text, Map<String, String> files, Map<String, String> constants) {
        Diagnostics diagnostics = new Diagnostics();
        List<Network> networks = Lowering.lower(
                Parser.parse(SourceText.of("a.net", text), diagnostics),
                SourceFiles.inMemory(files),
                constants,
                diagnostics);
        return new Lowered(networks, diagnostics);
    }

    String messages() {
        return DiagnosticPrinter.print(diagnostics);
    }

    /** The only net, of a text without errors. */
    Network net() {
        assertThat(diagnostics.hasErrors()).as(messages()).isFalse();
        assertThat(networks).hasSize(1);
        return networks.get(0);
    }

    List<String> paths() {
        return net().parameters().stream()
                .map(p -> p.path() + " " + p.type().shape())
                .toList();
    }
}
