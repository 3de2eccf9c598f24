package netc.compiler.pass;

import java.util.List;
import netc.compiler.ir.Graph;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Value;
import netc.compiler.pass.rule.Rule;
import netc.compiler.pass.rule.Rules;
import netc.compiler.pass.rule.Uses;

/** Applies local rules to every value until none fires. */
public final class Simplify implements Pass {
    /** Far more than any graph needs; reaching it means that two rules undo each other. */
    private static final int MOST_SWEEPS = 1000;

    private final String name;
    private final List<Rule> rules;

    public Simplify() {
        this("simplify", Rules.ALL);
    }

    Simplify(String name, List<Rule> rules) {
        this.name = name;
        this.rules = List.copyOf(rules);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Graph run(GraphBuilder g, Graph graph) {
        Graph current = graph;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            GraphRewriter rewriter = new GraphRewriter(g);
            Graph next = rewriter.rewrite(current, value -> settle(g, value, rewriter));
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        throw new IllegalStateException(name + ": the rules do not settle");
    }

    private Value settle(GraphBuilder g, Value value, Uses uses) {
        Value current = value;
        for (int steps = 0; steps < MOST_SWEEPS; steps++) {
            Value next = firstRewrite(g, current, uses);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        throw new IllegalStateException(name + ": the rules do not settle at " + value + " = " + value.op());
    }

    private Value firstRewrite(GraphBuilder g, Value value, Uses uses) {
        for (Rule rule : rules) {
            Value next = rule.apply(g, value, uses);
            if (next != null) {
                if (!next.type().equals(value.type())) {
                    throw new IllegalStateException(
                            rule.name() + " made " + next.type() + " of " + value + ": " + value.type());
                }
                return next;
            }
        }
        return value;
    }
}
