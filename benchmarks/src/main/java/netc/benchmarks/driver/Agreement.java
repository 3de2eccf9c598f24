package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import netc.benchmarks.driver.RunningProgram.Answer;
import netc.benchmarks.harness.Work;

/**
 * Checks that all systems compute the same: outputs and first loss agree with netc's, and the loss falls. A system that does
 * not start is left out of the run.
 */
final class Agreement {
    private static final double TOLERANCE = 1e-3;

    private final List<String> deviations = new ArrayList<>();
    private final Map<String, String> unavailable = new TreeMap<>();

    List<String> deviations() {
        return deviations;
    }

    Map<String, String> unavailable() {
        return unavailable;
    }

    /** Checks the systems, the first of which is netc; takes those out that do not start. */
    void check(List<Program> programs, List<Work> works) {
        Map<Work, Answer> expected = new HashMap<>();
        for (Iterator<Program> all = programs.iterator(); all.hasNext(); ) {
            Program program = all.next();
            if (!program.serves()) {
                continue;
            }
            try (RunningProgram running = RunningProgram.start(program, 1, Rounds.serve(1))) {
                Answer ready = running.answer();
                if (!ready.ok()) {
                    unavailable.put(program.system(), ready.problem());
                    all.remove();
                    continue;
                }
                for (Work work : works) {
                    Answer answer = running.ask("check " + work.name());
                    compare(program.system(), work, answer, expected.getOrDefault(work, answer));
                    expected.putIfAbsent(work, answer);
                }
            }
        }
    }

    private void compare(String system, Work work, Answer answer, Answer expected) {
        if (answer.problem().startsWith("failed")) {
            deviations.add(system + " " + work.name() + " " + answer.problem());
        }
        for (String outputs : List.of("outputs-1", "outputs-" + Work.MANY)) {
            double distance = distance(answer.numbers(outputs), expected.numbers(outputs));
            // not a number is far as well
            if (!(distance <= TOLERANCE)) {
                deviations.add(
                        String.format(Locale.ROOT, "%s %s: %s differ by %.2g", system, work.name(), outputs, distance));
            }
        }
        if (answer.values().containsKey("first-loss")) {
            double first = answer.number("first-loss");
            double later = answer.number("later-loss");
            double wanted = expected.number("first-loss");
            Console.say(
                    "%s %s: loss %.6f, after 20 steps %.6f (netc %.6f, %.6f)",
                    system, work.name(), first, later, wanted, expected.number("later-loss"));
            if (!(Math.abs(first - wanted) <= TOLERANCE * Math.abs(wanted))) {
                deviations.add(String.format(
                        Locale.ROOT, "%s %s: first loss %.6g, netc %.6g", system, work.name(), first, wanted));
            }
            if (!(later < first)) {
                deviations.add(String.format(
                        Locale.ROOT, "%s %s: the loss does not fall: %.6g, %.6g", system, work.name(), first, later));
            }
        }
    }

    /** The greatest distance, relative to the greatest number. */
    private static double distance(double[] some, double[] others) {
        if (some.length != others.length) {
            return Double.NaN;
        }
        double greatest = 0;
        double distance = 0;
        for (int i = 0; i < some.length; i++) {
            greatest = Math.max(greatest, Math.abs(others[i]));
            distance = Math.max(distance, Math.abs(some[i] - others[i]));
        }
        return distance / greatest;
    }
}
