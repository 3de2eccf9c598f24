package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.ir.Optimizer;
import netc.compiler.ir.RateSchedule;

/** Writes the defaults of training: schedules as calls of the runtime, the optimiser as text. */
final class TrainingText {
    private TrainingText() {}

    static CodeBlock rate(RateSchedule rate) {
        if (rate instanceof RateSchedule.Constant r) {
            return call("constant", "$L", r.rate());
        } else if (rate instanceof RateSchedule.StepDecay r) {
            return call("stepDecay", "$L, $L, $L", r.rate(), r.factor(), duration(r.every()));
        } else if (rate instanceof RateSchedule.ExponentialDecay r) {
            return call("exponentialDecay", "$L, $L, $L, $L", r.rate(), r.factor(), duration(r.every()), r.staircase());
        } else if (rate instanceof RateSchedule.InverseTimeDecay r) {
            return call("inverseTimeDecay", "$L, $L, $L, $L", r.rate(), r.decay(), duration(r.every()), r.staircase());
        } else if (rate instanceof RateSchedule.CosineDecay r) {
            return call("cosineDecay", "$L, $L, $L", r.rate(), duration(r.over()), r.floor());
        }
        RateSchedule.Warmup warmup = (RateSchedule.Warmup) rate;
        return call("warmup", "$L, $L", duration(warmup.over()), rate(warmup.then()));
    }

    private static CodeBlock call(String method, String format, Object... arguments) {
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.RATE, method, CodeBlock.of(format, arguments));
    }

    private static CodeBlock duration(RateSchedule.Duration duration) {
        return CodeBlock.of(
                "$T.$L($L)",
                RuntimeTypes.RATE.nestedClass("Duration"),
                duration.epochs() ? "epochs" : "steps",
                duration.amount());
    }

    /** The optimiser as it is written in a {@code .net} file, without settings that are 0. */
    static String optimizer(Optimizer optimizer) {
        List<String> settings = new ArrayList<>();
        if (optimizer instanceof Optimizer.Sgd sgd) {
            add(settings, "momentum", sgd.momentum());
            if (sgd.nesterov()) {
                settings.add("nesterov = true");
            }
            add(settings, "weight_decay", sgd.weightDecay());
            return "sgd(" + String.join(", ", settings) + ")";
        }
        Optimizer.Adam adam = (Optimizer.Adam) optimizer;
        add(settings, "beta1", adam.beta1());
        add(settings, "beta2", adam.beta2());
        add(settings, "epsilon", adam.epsilon());
        add(settings, "weight_decay", adam.weightDecay());
        return (adam.decoupled() ? "adamw(" : "adam(") + String.join(", ", settings) + ")";
    }

    private static void add(List<String> settings, String name, double value) {
        if (value != 0) {
            settings.add(name + " = " + value);
        }
    }
}
