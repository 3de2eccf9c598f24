package netc.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import netc.compiler.grad.Differentiator;
import netc.compiler.ir.Binary;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.LaneFunction;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Lookup;
import netc.compiler.ir.Monoid;
import netc.compiler.ir.Op;
import netc.compiler.ir.Reduction;
import netc.compiler.ir.Root;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;
import netc.compiler.pass.Passes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient of every op against central differences, through differentiation and all passes. */
class OpGradientTest {
    private static final int SAMPLES = 3;

    /** What has no gradient: a step function of its operands, or nothing but class indices to differentiate by. */
    private static final Set<LaneFunction> FLAT = Set.of(
            Unary.SIGN,
            Unary.STEP,
            Binary.LESS,
            Binary.LESS_EQUAL,
            Binary.GREATER,
            Binary.GREATER_EQUAL,
            Binary.EQUAL,
            Binary.NOT_EQUAL);

    private static final Set<Class<? extends Op>> FLAT_LOOKUPS = Set.of(Lookup.OneHot.class, Lookup.Hit.class);

    private final GraphBuilder g = new GraphBuilder();
    private final SplittableRandom random = new SplittableRandom(42);

    static List<OpCase> cases() {
        return OpCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithCentralDifferences(OpCase opCase) {
        Bindings at = new Bindings(SAMPLES);
        List<Value> operands = operands(opCase, at);
        Value objective = objective(g.apply(opCase.op(), operands), at);
        List<Value> targets = operands.stream().filter(x -> x.type().isFloat()).toList();
        List<@Nullable Value> gradients = Differentiator.gradients(g, objective, targets);
        if (isFlat(opCase.op())) {
            assertThat(gradients).allSatisfy(gradient -> assertThat(gradient).isNull());
            return;
        }
        assertThat(gradients).as("gradient rule of " + opCase.op()).isNotEmpty().doesNotContainNull();
        Graph forward = Graph.of(List.of(new Root.Result("objective", objective)));
        for (int i = 0; i < targets.size(); i++) {
            Graph gradient = Passes.run(g, Graph.of(List.of(new Root.Result("gradient", gradients.get(i)))));
            double[] found = Oracle.evaluate(gradient, at).root(0).elements();
            Leaf leaf = (Leaf) targets.get(i).op();
            GradientCheck.Row row = GradientCheck.compare(forward, at, leaf, "x" + i, found, random);
            assertThat(row.passed()).as(row.toString()).isTrue();
            assertThat(row.kinks()).as(row.toString()).isZero();
        }
    }

    private List<Value> operands(OpCase opCase, Bindings at) {
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < opCase.types().size(); i++) {
            Leaf leaf = new Leaf.Feed("x" + i, opCase.types().get(i));
            at.set(leaf, opCase.domains().get(i).draw(random, leaf.type(), SAMPLES));
            operands.add(g.apply(leaf));
        }
        return operands;
    }

    /** The sum of all elements, each times a number of its own, so that no two adjoints are equal by chance. */
    private Value objective(Value y, Bindings at) {
        Leaf weights = new Leaf.Feed("weights", y.type());
        at.set(weights, Domain.ALL.draw(random, y.type(), SAMPLES));
        Value weighted = g.mul(y, g.apply(weights));
        return g.reduce(
                Monoid.SUM, weighted, OpCases.axes(y.type()), false, y.type().batch());
    }

    private static boolean isFlat(Op op) {
        return FLAT_LOOKUPS.contains(op.getClass())
                || (op instanceof Lanewise lanewise && FLAT.contains(lanewise.function()));
    }

    @Test
    void everyRowHasSamples() {
        assertThat(OpCases.UNARY.keySet()).containsExactlyInAnyOrder(Unary.values());
        assertThat(OpCases.BINARY.keySet()).containsExactlyInAnyOrder(Binary.values());
        Set<Object> sampled = new HashSet<>();
        for (OpCase opCase : OpCases.all()) {
            sampled.add(opCase.op().getClass());
            if (opCase.op() instanceof Reduction reduction) {
                sampled.add(reduction.monoid());
            }
        }
        assertThat(sampled).contains((Object[]) Monoid.values());
        assertThat(sampled).contains((Object[]) Layout.class.getPermittedSubclasses());
        assertThat(sampled).contains((Object[]) Lookup.class.getPermittedSubclasses());
        Stream<Class<?>> families = Arrays.stream(Op.class.getPermittedSubclasses());
        assertThat(families.filter(family -> family != Leaf.class))
                .allSatisfy(family -> assertThat(sampled).anyMatch(op -> family.isAssignableFrom(classOf(op))));
    }

    private static Class<?> classOf(Object sampled) {
        return sampled instanceof Class<?> type ? type : sampled.getClass();
    }
}
