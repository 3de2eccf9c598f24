package netc.compiler.lower;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Lanewise;
import netc.compiler.ir.Layout;
import netc.compiler.ir.Origin;
import netc.compiler.ir.Unary;
import netc.compiler.ir.Value;

/**
 * Finds probabilities that are fed to a loss that takes logits.
 *
 * <p>The losses of the prelude that take logits call their first parameter so. Values remember the calls that made them;
 * layout operations do not turn probabilities into something else.
 */
final class LogitsCheck {
    private final NetContext net;

    LogitsCheck(NetContext net) {
        this.net = net;
    }

    /** Whether the call of {@code loss} is sound; notes which label is compared with which logits. */
    boolean accepts(String loss, Map<String, Given> arguments) {
        Given logits = arguments.get("logits");
        if (logits == null || !(logits.meaning() instanceof Meaning.Tensor tensor)) {
            return true;
        }
        Optional<String> maker = maker(tensor.value(), loss.equals("binary_cross_entropy"));
        if (maker.isPresent()) {
            net.reporter()
                    .error(
                            logits.span(),
                            DiagnosticCode.PROBABILITIES_AS_LOGITS,
                            "`" + loss + "` takes logits, and " + logits.text("this") + " is the result of `"
                                    + maker.get() + "`",
                            "give it what `" + maker.get() + "` is applied to: the loss contains it already");
            return false;
        }
        Given classes = arguments.get("c");
        if (classes != null && classes.meaning() instanceof Meaning.Tensor label) {
            net.crossEntropies().add(new NetContext.CrossEntropy(tensor.value(), label.value()));
        }
        return true;
    }

    private static Optional<String> maker(Value logits, boolean binary) {
        Deque<Value> pending = new ArrayDeque<>(List.of(logits));
        Set<Value> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            Value value = pending.pop();
            if (!seen.add(value)) {
                continue;
            }
            if (value.op() instanceof Layout) {
                pending.addAll(value.operands());
                continue;
            }
            List<Origin.Call> calls = value.origin().calls();
            if (!calls.isEmpty() && calls.get(calls.size() - 1).function().equals("softmax")) {
                return Optional.of("softmax");
            }
            if (binary && value.op().equals(new Lanewise(Unary.SIGMOID))) {
                return Optional.of("sigmoid");
            }
        }
        return Optional.empty();
    }
}
