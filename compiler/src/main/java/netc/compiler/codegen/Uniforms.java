package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;
import netc.compiler.plan.Body;
import netc.compiler.plan.Kernels;

/** Writes the numbers that are the same for all rows, such as {@code 1 − rate · decay}, once at the start of a kernel. */
final class Uniforms {
    private final Arguments arguments;
    private final CodeBlock.Builder code;
    private final Map<Value, CodeBlock> names = new HashMap<>();

    private Uniforms(Arguments arguments, CodeBlock.Builder code) {
        this.arguments = arguments;
        this.code = code;
    }

    static Map<Value, CodeBlock> declare(Arguments arguments, List<Body> bodies, CodeBlock.Builder code) {
        Uniforms uniforms = new Uniforms(arguments, code);
        for (Body body : bodies) {
            for (Value value : body.values()) {
                if (Kernels.isUniform(value)) {
                    uniforms.of(value);
                }
                value.operands().stream().filter(Kernels::isUniform).forEach(uniforms::of);
            }
        }
        return uniforms.names;
    }

    private CodeBlock of(Value value) {
        CodeBlock known = names.get(value);
        if (known != null) {
            return known;
        }
        CodeBlock result;
        if (value.op() instanceof Leaf.Constant constant) {
            result = LaneCode.literal(constant.value());
        } else if (value.op() instanceof Leaf.Scalar scalar) {
            result = CodeBlock.of("$N", arguments.scalar(scalar.scalar()));
        } else if (!(value.op() instanceof Lanewise lanewise)) {
            result = of(value.operand(0));
        } else {
            List<CodeBlock> operands = value.operands().stream().map(this::of).toList();
            result = CodeBlock.of("$N", arguments.scope().fresh(BodyCode.nameOf(value)));
            code.addStatement("float $L = $L", result, LaneCode.scalar(lanewise.function(), operands));
        }
        names.put(value, result);
        return result;
    }
}
