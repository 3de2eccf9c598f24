package netc.cli;

import java.util.List;
import netc.compiler.CompileResult;
import netc.compiler.Stage;
import picocli.CommandLine.Option;

/** Which forms of the net to print. */
final class EmitOption {
    @Option(
            names = "--emit",
            paramLabel = "STAGE",
            split = ",",
            description = "Prints how the compiler sees the net: ${COMPLETION-CANDIDATES}.")
    private List<Stage> stages = List.of();

    /** Prints the stages that were asked for, and says whether there were any. */
    boolean print(CompileResult result, Console console) {
        stages.forEach(stage -> console.text(result.emit(stage)));
        return !stages.isEmpty();
    }
}
