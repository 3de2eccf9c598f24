package netc.compiler;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import netc.compiler.ast.AstPrinter;
import netc.compiler.ast.SourceFile;
import netc.compiler.codegen.CodeGenerator;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphPrinter;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;
import netc.compiler.plan.ModelPlan;
import netc.compiler.plan.PlanPrinter;
import org.jspecify.annotations.Nullable;

/** What the compiler makes of a file. The later stages are computed when they are asked for. */
public final class CompileResult {
    private final Diagnostics diagnostics;
    private final SourceFile file;
    private final List<Network> nets;
    private final Set<Path> files;
    private final Options options;

    CompileResult(Diagnostics diagnostics, SourceFile file, List<Network> nets, Set<Path> files, Options options) {
        this.diagnostics = diagnostics;
        this.file = file;
        this.nets = List.copyOf(nets);
        this.files = Set.copyOf(files);
        this.options = options;
    }

    /** Errors and warnings. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Errors and warnings as text for people. */
    public String messages() {
        return DiagnosticPrinter.print(diagnostics);
    }

    /** Whether there is an error; the nets without one are there all the same, but should not be used. */
    public boolean hasErrors() {
        return diagnostics.hasErrors();
    }

    /** The nets of the file that have no error. */
    public List<Network> nets() {
        return nets;
    }

    /** Every file that was read. */
    public Set<Path> files() {
        return files;
    }

    /** The text form of a stage, for all nets. */
    public String emit(Stage stage) {
        return switch (stage) {
            case AST -> AstPrinter.print(file);
            case GRAPH -> each(net -> GraphPrinter.print(forward(net)));
            case GRADIENT -> each(net -> net.trainable() ? GraphPrinter.print(step(net)) : "");
            case PLAN -> each(net -> PlanPrinter.print(plan(net)));
            case JAVA -> each(net -> sources(net).stream().map(JavaSource::text).collect(Collectors.joining("\n")));
        };
    }

    /** The Java of a net: its API class, its kernels, and its vector kernels. */
    public List<JavaSource> sources(Network net) {
        return CodeGenerator.generate(plan(net), options.packageName()).parallelStream()
                .map(source -> new JavaSource(source.className(), source.text(), source.vector()))
                .toList();
    }

    private static ModelPlan plan(Network net) {
        return ModelPlan.of(net, Passes::run);
    }

    private String each(Function<Network, String> print) {
        return nets.stream()
                .map(net -> "// net " + net.name() + "\n" + print.apply(net))
                .collect(Collectors.joining("\n"));
    }

    private static Graph forward(Network net) {
        List<Root> roots = new ArrayList<>();
        net.outputs().forEach(output -> roots.add(new Root.Result(output.name(), output.value())));
        addRoot(roots, "sample loss", net.sampleLoss());
        addRoot(roots, "shared loss", net.sharedLoss());
        net.metrics().forEach(metric -> roots.add(new Root.Result(metric.name(), metric.value())));
        return Graph.of(roots);
    }

    private static void addRoot(List<Root> roots, String name, @Nullable Value value) {
        if (value != null) {
            roots.add(new Root.Result(name, value));
        }
    }

    private static Graph step(Network net) {
        return Passes.run(net.builder(), TrainingStep.build(net));
    }
}
