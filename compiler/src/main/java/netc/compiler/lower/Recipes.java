package netc.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Similar;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.RateSchedule;

/** The initialisers, optimisers and rates: what the position that takes one makes of a name and its arguments. */
final class Recipes {
    static final Network.Initializer ZEROS = new Network.Initializer("constant", List.of(0.0));

    /** One row: parameters, and what is made of the arguments. */
    record Row<T>(Signature signature, Function<RecipeArguments, T> make) {}

    private static final Map<String, Row<Network.Initializer>> INITIALIZERS = table(
            row(Signature.of("zeros"), a -> ZEROS),
            row(Signature.of("constant", "value"), a -> initializer("constant", a.any("value"))),
            row(
                    Signature.of("uniform", "low?", "high?"),
                    a -> initializer("uniform", a.any("low", -0.05), a.atLeast("high", 0.05, "low", -0.05))),
            row(
                    Signature.of("normal", "mean?", "std?"),
                    a -> initializer("normal", a.any("mean", 0), a.notNegative("std", 0.05))),
            row(Signature.of("xavier_uniform"), a -> initializer("xavier_uniform")),
            row(Signature.of("xavier_normal"), a -> initializer("xavier_normal")),
            row(Signature.of("he_uniform"), a -> initializer("he_uniform")),
            row(Signature.of("he_normal"), a -> initializer("he_normal")));

    private static final Map<String, Row<Optimizer>> OPTIMIZERS = table(
            row(Signature.of("sgd", "momentum?", "nesterov?", "weight_decay?"), Recipes::sgd),
            row(Signature.of("adam", "beta1?", "beta2?", "epsilon?", "weight_decay?"), a -> adam(a, 0, false)),
            row(Signature.of("adamw", "beta1?", "beta2?", "epsilon?", "weight_decay?"), a -> adam(a, 0.01, true)));

    private static final Map<String, Row<RateSchedule>> RATES = table(
            row(Signature.of("constant", "rate"), a -> new RateSchedule.Constant(a.notNegative("rate"))),
            row(
                    Signature.of("step_decay", "rate", "factor", "every"),
                    a -> new RateSchedule.StepDecay(a.notNegative("rate"), a.positive("factor"), a.duration("every"))),
            row(
                    Signature.of("exponential_decay", "rate", "factor", "every", "staircase?"),
                    a -> new RateSchedule.ExponentialDecay(
                            a.notNegative("rate"), a.positive("factor"), a.duration("every"), a.flag("staircase"))),
            row(
                    Signature.of("inverse_time_decay", "rate", "decay", "every", "staircase?"),
                    a -> new RateSchedule.InverseTimeDecay(
                            a.notNegative("rate"), a.notNegative("decay"), a.duration("every"), a.flag("staircase"))),
            row(
                    Signature.of("cosine_decay", "rate", "over", "floor?"),
                    a -> new RateSchedule.CosineDecay(
                            a.notNegative("rate"), a.duration("over"), a.notNegative("floor", 0))),
            row(
                    Signature.of("warmup", "then", "over"),
                    a -> new RateSchedule.Warmup(a.rate("then"), a.duration("over"))));

    private Recipes() {}

    @SafeVarargs
    private static <T> Map<String, Row<T>> table(Row<T>... rows) {
        Map<String, Row<T>> table = new LinkedHashMap<>();
        for (Row<T> row : rows) {
            table.put(row.signature().function(), row);
        }
        return table;
    }

    private static <T> Row<T> row(Signature signature, Function<RecipeArguments, T> make) {
        return new Row<>(signature, make);
    }

    private static Network.Initializer initializer(String function, double... arguments) {
        List<Double> list = new ArrayList<>();
        for (double argument : arguments) {
            list.add(argument);
        }
        return new Network.Initializer(function, list);
    }

    private static Optimizer sgd(RecipeArguments a) {
        double momentum = a.below1("momentum", 0);
        boolean nesterov = a.flag("nesterov");
        if (nesterov && momentum == 0) {
            a.refuse("nesterov", "needs a momentum");
        }
        return new Optimizer.Sgd(momentum, nesterov, a.notNegative("weight_decay", 0));
    }

    private static Optimizer adam(RecipeArguments a, double weightDecay, boolean decoupled) {
        return new Optimizer.Adam(
                a.below1("beta1", 0.9),
                a.below1("beta2", 0.999),
                a.positive("epsilon", 1e-8),
                a.notNegative("weight_decay", weightDecay),
                decoupled);
    }

    /** Whether the name is that of an initialiser, optimiser or rate. */
    static boolean isKnown(String name) {
        return INITIALIZERS.containsKey(name) || OPTIMIZERS.containsKey(name) || RATES.containsKey(name);
    }

    /** What is expected where the name can stand: "an initialiser". */
    static String position(String name) {
        return INITIALIZERS.containsKey(name)
                ? "an initialiser"
                : OPTIMIZERS.containsKey(name) ? "an optimiser" : "a rate";
    }

    /** The initialiser that is given; nothing, after a message, if it is none. A number is a constant. */
    static Optional<Network.Initializer> initializer(Given given, Reporter reporter) {
        if (given.meaning() instanceof Meaning.Number number && Float.isFinite((float) number.value())) {
            return Optional.of(initializer("constant", number.value()));
        }
        return make(given, "an initialiser", INITIALIZERS, DiagnosticCode.INITIALIZER, reporter);
    }

    /** The optimiser that is given; nothing, after a message, if it is none. */
    static Optional<Optimizer> optimizer(Given given, Reporter reporter) {
        return make(given, "an optimiser", OPTIMIZERS, DiagnosticCode.SETTING_VALUE, reporter);
    }

    /** The rate that is given; nothing, after a message, if it is none. A number is a constant rate. */
    static Optional<RateSchedule> rate(Given given, Reporter reporter) {
        if (given.meaning() instanceof Meaning.Number number
                && number.value() >= 0
                && Float.isFinite((float) number.value())) {
            return Optional.of(new RateSchedule.Constant(number.value()));
        }
        return make(given, "a rate", RATES, DiagnosticCode.SETTING_VALUE, reporter);
    }

    private static <T> Optional<T> make(
            Given given, String what, Map<String, Row<T>> table, DiagnosticCode code, Reporter reporter) {
        if (given.meaning().isBroken()) {
            return Optional.empty();
        }
        if (given.meaning() instanceof Meaning.Number number && !Float.isFinite((float) number.value())) {
            reporter.error(
                    given.span(),
                    DiagnosticCode.NUMBER_UNREPRESENTABLE,
                    "no tensor can hold the number " + Meaning.Number.show(number.value()),
                    "a tensor holds 32-bit floats, whose greatest is about 3.4e38");
            return Optional.empty();
        }
        if (!(given.meaning() instanceof Meaning.Recipe recipe)) {
            String found = given.meaning() instanceof Meaning.Number number
                    ? Meaning.Number.show(number.value())
                    : given.meaning().kind();
            reporter.error(given.span(), code, what + " is needed here, not " + found, choices(table));
            return Optional.empty();
        }
        Row<T> row = table.get(recipe.name().text());
        if (row == null) {
            Diagnostic.Builder diagnostic =
                    reporter.at(recipe.name().span(), code, "`" + recipe.name() + "` is not " + what);
            Similar.to(recipe.name().text(), table.keySet())
                    .ifPresentOrElse(
                            s -> diagnostic.help("did you mean `" + s + "`?"), () -> diagnostic.help(choices(table)));
            reporter.report(diagnostic);
            return Optional.empty();
        }
        boolean broken = recipe.arguments().stream().anyMatch(a -> a.meaning().isBroken());
        Optional<Map<String, Given>> bound =
                broken ? Optional.empty() : row.signature().bind(recipe.arguments(), recipe.span(), reporter);
        return bound.flatMap(arguments -> {
            RecipeArguments typed = new RecipeArguments(row.signature().function(), arguments, recipe.span(), reporter);
            T made = row.make().apply(typed);
            return typed.sound() ? Optional.of(made) : Optional.empty();
        });
    }

    private static String choices(Map<String, ? extends Row<?>> table) {
        return "there are: " + String.join(", ", table.keySet());
    }
}
