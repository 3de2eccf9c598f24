package netc.compiler.lower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Setting;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.Similar;
import netc.compiler.ir.Network;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.RateSchedule;

/** Reads a {@code train} block. */
final class TrainSettings {
    /** What a net without a {@code train} block is trained with. */
    static final Network.Training DEFAULTS =
            new Network.Training("", new Optimizer.Sgd(0.9, false, 0), new RateSchedule.Constant(0.01), 32, 10, 42);

    private static final List<String> NAMES = List.of("data", "optimizer", "rate", "batch", "epochs", "seed");

    private final Reporter reporter;
    private final ExpressionLowering expressions;
    private final Map<String, Setting> settings = new HashMap<>();

    TrainSettings(Reporter reporter, ExpressionLowering expressions) {
        this.reporter = reporter;
        this.expressions = expressions;
    }

    Network.Training read(Statement.Train train) {
        train.settings().forEach(this::add);
        return new Network.Training(
                text("data").orElse(DEFAULTS.data()),
                recipe("optimizer")
                        .flatMap(given -> Recipes.optimizer(given, reporter))
                        .orElse(DEFAULTS.optimizer()),
                recipe("rate").flatMap(given -> Recipes.rate(given, reporter)).orElse(DEFAULTS.rate()),
                (int) whole("batch", 1, 1 << 24, DEFAULTS.batch()),
                (int) whole("epochs", 0, 1 << 24, DEFAULTS.epochs()),
                whole("seed", -(1L << 53), 1L << 53, DEFAULTS.seed()));
    }

    private void add(Setting setting) {
        String name = setting.name().text();
        if (!NAMES.contains(name)) {
            Diagnostic.Builder diagnostic = reporter.at(
                    setting.name().span(), DiagnosticCode.UNKNOWN_SETTING, "there is no setting `" + name + "`");
            Similar.to(name, NAMES)
                    .ifPresentOrElse(
                            s -> diagnostic.help("did you mean `" + s + "`?"),
                            () -> diagnostic.help("there are: " + String.join(", ", NAMES)));
            reporter.report(diagnostic);
            return;
        }
        Setting before = settings.putIfAbsent(name, setting);
        if (before != null) {
            reporter.report(
                    reporter.at(setting.name().span(), DiagnosticCode.DUPLICATE_SETTING, "`" + name + "` is set twice")
                            .site(before.name().span(), "the first time"));
        }
    }

    private Optional<Given> recipe(String name) {
        return Optional.ofNullable(settings.get(name)).map(setting -> {
            Expression value = setting.value();
            return Given.of(expressions.recipe(value), value.span());
        });
    }

    private Optional<Given> given(String name) {
        return Optional.ofNullable(settings.get(name)).map(setting -> expressions.given(setting.value()));
    }

    private Optional<String> text(String name) {
        Optional<Given> given = given(name);
        if (given.isPresent() && given.get().meaning() instanceof Meaning.Text text) {
            return Optional.of(text.value());
        }
        given.ifPresent(g -> refuse(g, name, "a string such as \"builtin:letters\""));
        return Optional.empty();
    }

    private long whole(String name, long least, long greatest, long otherwise) {
        Optional<Given> given = given(name);
        if (given.isPresent()
                && given.get().meaning() instanceof Meaning.Number number
                && number.isWhole()
                && number.value() >= least
                && number.value() <= greatest) {
            return (long) number.value();
        }
        given.ifPresent(g -> refuse(g, name, least < 0 ? "a whole number" : "a whole number from " + least));
        return otherwise;
    }

    private void refuse(Given given, String name, String wanted) {
        if (!given.meaning().isBroken()) {
            String found = given.meaning() instanceof Meaning.Number number
                    ? Meaning.Number.show(number.value())
                    : given.meaning().kind();
            reporter.error(
                    given.span(), DiagnosticCode.SETTING_VALUE, "`" + name + "` is " + wanted + ", not " + found);
        }
    }
}
