package netc.compiler.lower;

import java.util.Map;
import java.util.function.DoublePredicate;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.RateSchedule;
import netc.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of an initialiser, optimiser or rate, each checked when it is read.
 *
 * <p>A wrong one is reported and answered with something harmless; {@link #sound} then says that the result is worthless.
 */
final class RecipeArguments {
    private static final RateSchedule.Duration SOME_DURATION = new RateSchedule.Duration(1, true);

    private final String function;
    private final Map<String, Given> arguments;
    private final Span span;
    private final Reporter reporter;
    private boolean sound = true;

    RecipeArguments(String function, Map<String, Given> arguments, Span span, Reporter reporter) {
        this.function = function;
        this.arguments = arguments;
        this.span = span;
        this.reporter = reporter;
    }

    /** Whether every argument that was read is as it must be. */
    boolean sound() {
        return sound;
    }

    /** Reports that the argument {@code name}, or its lack, will not do. */
    void refuse(String name, String why) {
        sound = false;
        Given given = arguments.get(name);
        reporter.error(
                given == null ? span : given.span(),
                DiagnosticCode.SETTING_VALUE,
                "`" + name + "` of `" + function + "` " + why);
    }

    double any(String name) {
        return number(name, null, "is a number", value -> true);
    }

    double any(String name, double otherwise) {
        return number(name, otherwise, "is a number", value -> true);
    }

    double notNegative(String name) {
        return number(name, null, "is a number from 0", value -> value >= 0);
    }

    double notNegative(String name, double otherwise) {
        return number(name, otherwise, "is a number from 0", value -> value >= 0);
    }

    double positive(String name) {
        return number(name, null, "is a number above 0", value -> value > 0);
    }

    double positive(String name, double otherwise) {
        return number(name, otherwise, "is a number above 0", value -> value > 0);
    }

    double below1(String name, double otherwise) {
        return number(name, otherwise, "is a number from 0 and below 1", value -> value >= 0 && value < 1);
    }

    double atLeast(String name, double otherwise, String other, double otherOtherwise) {
        double least = any(other, otherOtherwise);
        return number(name, otherwise, "is a number not below `" + other + "`", value -> value >= least);
    }

    boolean flag(String name) {
        return number(name, 0.0, "is `true` or `false`", value -> value == 0 || value == 1) == 1;
    }

    private double number(String name, @Nullable Double otherwise, String rule, DoublePredicate allowed) {
        Given given = arguments.get(name);
        if (given == null && otherwise != null) {
            return otherwise;
        }
        if (given != null
                && given.meaning() instanceof Meaning.Number number
                && Float.isFinite((float) number.value())
                && allowed.test((float) number.value())) {
            return number.value();
        }
        boolean unrepresentable = given != null
                && given.meaning() instanceof Meaning.Number number
                && !Float.isFinite((float) number.value());
        refuse(name, (unrepresentable ? "is a number that a 32-bit float can hold" : rule) + found(given));
        return 1;
    }

    private static String found(@Nullable Given given) {
        if (given == null) {
            return "";
        }
        return given.meaning() instanceof Meaning.Number number
                ? ", not " + Meaning.Number.show(number.value())
                : ", not " + given.meaning().kind();
    }

    RateSchedule.Duration duration(String name) {
        Given given = arguments.get(name);
        if (given != null
                && given.meaning() instanceof Meaning.Duration duration
                && duration.amount() > 0
                && Double.isFinite(duration.amount())) {
            return new RateSchedule.Duration(duration.amount(), duration.epochs());
        }
        refuse(name, "is a duration such as `3 epochs` or `100 steps`" + found(given));
        return SOME_DURATION;
    }

    RateSchedule rate(String name) {
        Given given = arguments.get(name);
        return given == null
                ? new RateSchedule.Constant(0)
                : Recipes.rate(given, reporter).orElseGet(() -> {
                    sound = false;
                    return new RateSchedule.Constant(0);
                });
    }
}
