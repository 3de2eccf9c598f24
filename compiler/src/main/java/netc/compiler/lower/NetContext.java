package netc.compiler.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.GraphBuilder;
import netc.compiler.ir.Network;
import netc.compiler.ir.Op;
import netc.compiler.ir.Origin;
import netc.compiler.ir.TypeResult;
import netc.compiler.ir.Value;
import netc.compiler.source.Span;

/** What the lowering of one net shares: its graph, its parameters, its messages. */
final class NetContext {
    /** The most values that a net may have. */
    static final int MAX_VALUES = 100_000;

    /** A cross entropy of the prelude: its logits and the classes that it compares them with. */
    record CrossEntropy(Value logits, Value classes) {}

    private final GraphBuilder graph = new GraphBuilder();
    private final Reporter reporter;
    private final Constants constants;
    private final Usage usage = new Usage();
    private final Map<String, Network.Parameter> parameters = new LinkedHashMap<>();
    private final Map<Span, String> dimOwners = new HashMap<>();
    private final Map<Module, Scope> fileScopes = new HashMap<>();
    private final List<CrossEntropy> crossEntropies = new ArrayList<>();
    private final List<Network.SummaryRow> summary = new ArrayList<>();
    private String statement = "";
    private long parameterCount;
    private int turns;
    private boolean full;
    private boolean broken;

    NetContext(Reporter reporter, Constants constants) {
        this.reporter = reporter;
        this.constants = constants;
    }

    GraphBuilder graph() {
        return graph;
    }

    Reporter reporter() {
        return reporter;
    }

    Constants constants() {
        return constants;
    }

    Usage usage() {
        return usage;
    }

    /** The parameters by path, in order of first use. */
    Map<String, Network.Parameter> parameters() {
        return parameters;
    }

    void add(Network.Parameter parameter) {
        parameters.put(parameter.path(), parameter);
        parameterCount += parameter.type().shape().size();
    }

    /** The number of trainable numbers so far. */
    long parameterCount() {
        return parameterCount;
    }

    List<CrossEntropy> crossEntropies() {
        return crossEntropies;
    }

    /** Adds a row to the net's summary table. */
    void summarize(Network.SummaryRow row) {
        summary.add(row);
    }

    List<Network.SummaryRow> summary() {
        return summary;
    }

    /** Names the statement whose values come next, as parameter paths write it. */
    void statement(String name) {
        statement = name;
    }

    /** The scope of the consts of {@code module}. */
    Scope fileScope(Module module) {
        Scope known = fileScopes.get(module);
        if (known != null) {
            return known;
        }
        Scope scope = new Scope(BuiltIns.SCOPE);
        fileScopes.put(module, scope);
        BodyLowering body = new BodyLowering(this, module, scope, "", false);
        module.constants().forEach(body::constant);
        return scope;
    }

    /** Remembers that the dim written at {@code span} belongs to {@code owner}, such as "input x". */
    void describeDim(Span span, String owner) {
        dimOwners.put(span, owner);
    }

    /** What the dim written at {@code span} belongs to and its line: {@code input x, line 4}. */
    String describe(Span span) {
        String owner = dimOwners.get(span);
        return (owner == null ? "" : owner + ", ") + "line " + span.line();
    }

    /** The value {@code op(operands)}, made by the expression at {@code at}; mistakes are reported. */
    Meaning apply(Op op, Span at, List<Given> operands) {
        List<Value> values = new ArrayList<>();
        for (Given operand : operands) {
            Optional<Value> value = value(operand);
            if (value.isEmpty()) {
                return Meaning.BROKEN;
            }
            values.add(value.get());
        }
        if (isFull(at)) {
            return Meaning.BROKEN;
        }
        TypeResult result = op.infer(values.stream().map(Value::type).toList());
        if (result instanceof TypeResult.Mismatch mismatch) {
            return new MismatchMessages(this).report(op, mismatch, at, operands, values);
        }
        graph.origin(origin(at));
        return new Meaning.Tensor(graph.apply(op, values));
    }

    Meaning apply(Op op, Span at, Given... operands) {
        return apply(op, at, List.of(operands));
    }

    /** The origin of a value that the expression at {@code at} makes. */
    Origin origin(Span at) {
        return new Origin(statement, reporter.userSpan(at), reporter.calls(), false);
    }

    /** The given as a value of the graph, numbers as constants; nothing, after a message, where it is neither. */
    Optional<Value> value(Given given) {
        if (given.meaning() instanceof Meaning.Tensor tensor) {
            return Optional.of(tensor.value());
        }
        if (given.meaning() instanceof Meaning.Number number) {
            if (Double.isNaN(number.value()) || Float.isInfinite((float) number.value())) {
                reporter.error(
                        given.span(),
                        DiagnosticCode.NUMBER_UNREPRESENTABLE,
                        Double.isNaN(number.value())
                                ? "this has no value"
                                : "no tensor can hold the number " + Meaning.Number.show(number.value()),
                        "a tensor holds 32-bit floats, whose greatest is about 3.4e38");
                return Optional.empty();
            }
            graph.origin(origin(given.span()));
            return Optional.of(graph.constant(number.value()));
        }
        if (!given.meaning().isBroken()) {
            reporter.error(
                    given.span(),
                    DiagnosticCode.WRONG_KIND,
                    "a tensor is needed here, not " + given.meaning().kind());
        }
        return Optional.empty();
    }

    /** An expression that is wrong for a reason that was told elsewhere: in another file, or by the parser. */
    Meaning broken() {
        broken = true;
        return Meaning.BROKEN;
    }

    /** Whether something is wrong with the net that was not reported with it. */
    boolean isBroken() {
        return broken;
    }

    /** Counts a turn of a repeat or an expanded call; false, after a message, if there are too many. */
    boolean takeTurn(Span at) {
        turns++;
        return !isFull(at);
    }

    /** Whether the net has as many values as it may; says so the first time. */
    boolean isFull(Span at) {
        if (!full && Math.max(turns, graph.values().size()) > MAX_VALUES) {
            full = true;
            reporter.error(
                    at,
                    DiagnosticCode.TOO_MANY_VALUES,
                    "the net is too large: more than 100,000 values, turns of repeats, or calls",
                    "is a `repeat` larger than it should be?");
        }
        return full;
    }
}
