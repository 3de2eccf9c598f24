package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import netc.compiler.ir.Unary;
import netc.compiler.pass.Passes;
import netc.compiler.plan.ModelPlan;
import netc.runtime.VectorCalls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which kernels of rows call functions for many rows at once; what they compute is tested against the oracle. */
class StagedRowsTest {
    private static final int LARGEST_METHOD = 7_500;

    private static String predicts(int inputs, String value) {
        return """
            net Test {
                input x: [%d]
                param a: [%d] = normal(0, 1)
                output z = %s
            }
            """.formatted(inputs, inputs, value);
    }

    private static List<CodeGenerator.Source> sources(String net) {
        return CodeGenerator.generate(ModelPlan.of(NetSources.network(net), Passes::run), "generated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10  | softmax(a * x)                 | true",
                "10  | tanh(softmax(a * x))           | true",
                "200 | tanh(a * x)                    | true",
                "992 | tanh(a * x)                    | true",
                // Its row has no room in the scratch memory.
                "993 | tanh(a * x)                    | false",
                // The last sweep needs what the first has called for.
                "10  | exp(a * x) / sum(exp(a * x))   | false",
                "10  | a * x / sum(a * x)             | false"
            })
    void callsForManyRowsWherePossible(int inputs, String value, boolean staged) {
        for (CodeGenerator.Source source : sources(predicts(inputs, value))) {
            assertThat(source.text().contains("VectorCalls."))
                    .as(source.className())
                    .isEqualTo(staged && source.vector());
        }
    }

    static List<String> netsThatCall() {
        return NetSources.calling();
    }

    @ParameterizedTest
    @MethodSource("netsThatCall")
    void methodsStaySmall(String net) {
        Compiled.of(sources(net))
                .classes()
                .forEach((name, bytes) -> MethodSizes.of(bytes)
                        .forEach((method, size) ->
                                assertThat(size).as(name + "." + method).isLessThanOrEqualTo(LARGEST_METHOD)));
    }

    @ParameterizedTest
    @EnumSource(Unary.class)
    void theRuntimeHasEveryFunctionThatTakesACall(Unary function) {
        if (LaneCode.isCall(function)) {
            assertThatCode(() ->
                            VectorCalls.class.getMethod(function.functionName(), float[].class, int.class, int.class))
                    .doesNotThrowAnyException();
        }
    }
}
