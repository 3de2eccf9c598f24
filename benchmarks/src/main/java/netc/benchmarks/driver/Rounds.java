package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import netc.benchmarks.driver.Measurements.Key;
import netc.benchmarks.harness.Work;

/**
 * Measures in rounds: in each, every system runs in a JVM of its own, and for each work they take turns, so that what else
 * the machine does meets all of them alike. Those whose turn it is not wait for their input.
 */
final class Rounds {
    /** The name under which netc on one thread is kept that was measured beside the two threads. */
    static final String ALONE = "netc-on-one-thread";

    /**
     * What netc does on two threads and on one while the cores are free, for comparing the two. Some peers' threads look for work between
     * two calls and so never leave the cores free: with these all calls are compared.
     */
    static final String FREE_SPEED = "speed on free cores";

    private static final List<String> LEVELS = List.of("L1", "L2", "L3", "DRAM");

    private final Plan plan;
    private final List<Program> programs;
    private final Measurements measurements;

    /** Why a system gave no figure, by work and system. */
    private final Map<String, String> problems = new TreeMap<>();

    Rounds(Plan plan, List<Program> programs, Measurements measurements) {
        this.plan = plan;
        this.programs = programs.stream().filter(Program::serves).toList();
        this.measurements = measurements;
    }

    Map<String, String> problems() {
        return problems;
    }

    void run() {
        double longest = 0;
        for (int round = 1; round <= plan.rounds(); round++) {
            double start = Console.seconds();
            if (round > 1 && start + longest > plan.lastRoundEnds()) {
                problems.put("round " + round, "the time is up; the machine is slow or busy");
                return;
            }
            for (int threads = 1; threads <= 2; threads++) {
                run(round, threads);
            }
            longest = Math.max(longest, Console.seconds() - start);
        }
    }

    private void run(int round, int threads) {
        List<Plan.Item> items = plan.items(threads);
        if (items.isEmpty()) {
            return;
        }
        Console.say("round %d of %d, %d thread%s", round, plan.rounds(), threads, threads == 1 ? "" : "s");
        List<RunningProgram> running = new ArrayList<>();
        try (RunningProgram limit = RunningProgram.start(Program.limit(), threads);
                RunningProgram alone = RunningProgram.start(Program.netc(), 1, serve(1))) {
            limit.answer();
            alone.answer();
            start(running, threads);
            for (Plan.Item item : items) {
                Console.say("  %s", item.work());
                limits(limit, item.work(), round, threads);
                if (threads > 1 && item.trains()) {
                    measureFree(alone, ALONE, item, round);
                }
                for (RunningProgram system : running) {
                    measure(system, item, round, threads);
                    if (threads > 1
                            && item.trains()
                            && system.program().system().equals(Program.NETC)) {
                        measureFree(system, Program.NETC, item, round);
                    }
                }
            }
            if (threads == 1) {
                bandwidths(limit, round);
            }
        } finally {
            running.forEach(RunningProgram::close);
        }
    }

    /** What a system is told. */
    static String[] serve(int threads) {
        return new String[] {"serve", Preparation.TASKS.toString(), Integer.toString(threads)};
    }

    /** Starts them one after the other; one that does not come up is left out. */
    private void start(List<RunningProgram> running, int threads) {
        for (Program program : programs) {
            RunningProgram system = RunningProgram.start(program, threads, serve(threads));
            RunningProgram.Answer answer = system.answer();
            if (answer.ok()) {
                running.add(system);
            } else {
                problems.put(program.system(), answer.problem());
                system.close();
            }
        }
    }

    /** Two threads of netc, or one, while the cores are free; nothing where they never were. */
    private void measureFree(RunningProgram program, String system, Plan.Item item, int round) {
        RunningProgram.Answer answer = program.ask(item.request(plan.warmup(), true));
        if (!answer.ok()) {
            problems.put(item.work() + " " + system, answer.problem());
        } else if (answer.number("clean") > 0) {
            add(item, system, 2, FREE_SPEED, "samples/s", round, item.perCall() * 1e9 / answer.number("median"), true);
        } else {
            problems.put(item.work() + " " + system + " round " + round, "the cores were never free");
        }
    }

    private void measure(RunningProgram program, Plan.Item item, int round, int threads) {
        String system = program.program().system();
        RunningProgram.Answer answer = program.ask(item.request(plan.warmup(), threads == 1));
        if (!answer.ok()) {
            // that a system cannot do a work is no problem
            if (!answer.problem().startsWith("unsupported")) {
                problems.put(item.work() + " " + system, answer.problem());
            }
            return;
        }
        boolean clean = answer.number("clean") > 0;
        double median = answer.number("median");
        if (item.samples() == 1) {
            add(item, system, threads, "median", "us", round, median / 1e3, clean);
            add(item, system, threads, "p99", "us", round, answer.number("p99") / 1e3, clean);
        } else {
            add(item, system, threads, "speed", "samples/s", round, item.perCall() * 1e9 / median, clean);
        }
    }

    private void add(
            Plan.Item item,
            String system,
            int threads,
            String metric,
            String unit,
            int round,
            double value,
            boolean clean) {
        measurements.add(new Key(item.work(), system, threads, metric, unit), round, value, clean);
    }

    /** The peak of this moment, or for two threads what one loop of multiply-adds reaches, and two at a time. */
    private void limits(RunningProgram limit, String work, int round, int threads) {
        if (threads == 1) {
            limit(limit, "peak", new Key(work, Program.LIMIT, 1, "fma", "GF/s"), round);
        } else {
            limit(limit, "fma 1", new Key(work, Program.LIMIT, 2, "fma-1", "GF/s"), round);
            limit(limit, "fma 2", new Key(work, Program.LIMIT, 2, "fma-2", "GF/s"), round);
        }
    }

    private void bandwidths(RunningProgram limit, int round) {
        for (String level : LEVELS) {
            limit(limit, "read " + level, new Key("read-" + level, Program.LIMIT, 1, "bandwidth", "GB/s"), round);
        }
    }

    private void limit(RunningProgram limit, String request, Key key, int round) {
        RunningProgram.Answer answer = limit.ask(request);
        if (answer.ok()) {
            measurements.add(key, round, answer.number("rate"), true);
        } else {
            problems.put(request, answer.problem());
        }
    }

    /** The cache whose bandwidth bounds a prediction of one sample: the smallest that holds the parameters. */
    static String level(Work work) {
        double bytes = 4.0 * work.parameters();
        return bytes < 48 << 10 ? "L1" : bytes < 768 << 10 ? "L2" : "L3";
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }
}
