package netc.compiler.lower;

import java.util.Optional;
import netc.compiler.ast.Expression;
import netc.compiler.ast.Statement;
import netc.compiler.diagnostic.DiagnosticCode;

/** Unrolls repeats. */
final class RepeatLowering {
    private final NetContext net;
    private final BodyLowering body;

    RepeatLowering(NetContext net, BodyLowering body) {
        this.net = net;
        this.body = body;
    }

    void lower(Statement.Repeat repeat) {
        Optional<Long> from = repeat.counter().map(c -> bound(c.from())).orElse(Optional.of(0L));
        Optional<Long> to = bound(repeat.bound());
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        if (to.get() < from.get()) {
            net.reporter()
                    .error(
                            repeat.bound().span(),
                            DiagnosticCode.REPEAT_BOUND,
                            repeat.counter().isPresent()
                                    ? from.get() + ".." + to.get() + " runs backwards"
                                    : "nothing can be repeated " + to.get() + " times");
            return;
        }
        int errors = net.reporter().errorCount();
        for (long turn = from.get(); turn < to.get(); turn++) {
            if (!net.takeTurn(repeat.span())) {
                return;
            }
            body.turn(repeat, (double) turn);
            if (net.reporter().errorCount() > errors) {
                return;
            }
        }
    }

    private Optional<Long> bound(Expression expression) {
        Given given = body.given(expression);
        if (given.meaning() instanceof Meaning.Number number && number.isWhole()) {
            return Optional.of((long) number.value());
        }
        if (!given.meaning().isBroken()) {
            String found = given.meaning() instanceof Meaning.Number number
                    ? Meaning.Number.show(number.value())
                    : given.meaning().kind();
            net.reporter()
                    .error(
                            given.span(),
                            DiagnosticCode.REPEAT_BOUND,
                            "`repeat` needs a whole number that is known when compiling, not " + found);
        }
        return Optional.empty();
    }
}
