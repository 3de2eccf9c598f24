package netc.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import netc.compiler.grad.Differentiator;
import netc.compiler.grad.TrainingStep;
import netc.compiler.ir.FormulaPrinter;
import netc.compiler.ir.Graph;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Network;
import netc.compiler.ir.Root;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;
import org.jspecify.annotations.Nullable;

/** What {@code netc explain} shows: the objective of a net and its gradient with respect to everything that has a name. */
public final class Explanation {
    private Explanation() {}

    /**
     * Formulas of the named values and the objective, then of the adjoint {@code d x} of each named value x, and of each parameter.
     *
     * @throws IllegalArgumentException where the net has no loss
     */
    public static String of(Network network) {
        Value objective = TrainingStep.objective(network);
        Map<String, Value> named = namedValues(network);
        List<Root> roots = new ArrayList<>();
        named.forEach((name, value) -> roots.add(new Root.Result(name, value)));
        roots.add(new Root.Result(TrainingStep.OBJECTIVE, objective));
        Map<String, Value> targets = new LinkedHashMap<>(named);
        network.parameters().forEach(parameter -> targets.put(parameter.path(), parameter.value()));
        List<String> names = List.copyOf(targets.keySet());
        List<@Nullable Value> adjoints =
                Differentiator.gradients(network.builder(), objective, List.copyOf(targets.values()));
        for (int i = 0; i < names.size(); i++) {
            Value adjoint = adjoints.get(i);
            if (adjoint != null) {
                roots.add(new Root.Result("d " + names.get(i), adjoint));
            }
        }
        return FormulaPrinter.print(Passes.run(network.builder(), Graph.of(roots)));
    }

    /** The value of each binding that a loss reads: the last one that its statement made. */
    private static Map<String, Value> namedValues(Network network) {
        Map<String, Value> named = new LinkedHashMap<>();
        Graph losses = Graph.of(Stream.of(network.sampleLoss(), network.sharedLoss())
                .filter(Objects::nonNull)
                .<Root>map(loss -> new Root.Result("loss", loss))
                .toList());
        losses.values().stream()
                .filter(value -> !(value.op() instanceof Leaf))
                .filter(value -> !value.origin().name().isEmpty())
                .forEach(value -> named.put(value.origin().name(), value));
        return named;
    }
}
