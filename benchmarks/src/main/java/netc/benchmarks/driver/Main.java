package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netc.benchmarks.driver.Measurements.Key;

/** Runs the benchmarks; {@code benchmarks/README.md} says how. */
public final class Main {
    private static final Path RESULTS = Path.of("target", "results.json");
    private static final Path PLOTS = Path.of("target", "plots");

    private Main() {}

    /** Measures what the arguments ask for, and prints tables. */
    public static void main(String[] arguments) throws IOException {
        CommandLine commandLine = CommandLine.parse(arguments);
        Plan plan = commandLine.plan();
        RunningProgram.clearLogs();
        Measurements measurements = new Measurements();
        List<Program> programs = new ArrayList<>(List.of(Program.netc()));
        programs.addAll(Program.peers());
        List<String> names = programs.stream().map(Program::system).toList();
        if (!names.containsAll(plan.systems())) {
            throw new IllegalArgumentException("--only " + plan.systems() + ": known are " + names);
        }
        Preparation preparation = new Preparation(plan, programs);
        Agreement agreement = new Agreement();
        agreement.check(preparation.usable(), plan.nets());
        Rounds rounds = new Rounds(plan, preparation.usable(), measurements);
        rounds.run();
        new ColdStarts(plan, measurements, rounds.problems()).run(preparation.usable());
        if (plan.measures("size")) {
            for (Program program : preparation.usable()) {
                Key key = new Key("size", program.system(), 1, "size", "MiB");
                measurements.add(key, 1, program.size() / (double) (1 << 20), true);
            }
        }
        GrowthRun growth =
                commandLine.growth() ? GrowthRun.run(plan.quick(), measurements, rounds.problems()) : GrowthRun.none();
        Summary summary = new Summary(measurements);
        ResultsFile.write(RESULTS, measurements, summary.quotients());
        String tables = new Tables(preparation, agreement, rounds.problems(), summary, growth).text();
        System.out.println(tables);
        Plots.write(PLOTS, summary, growth);
        if (commandLine.docs()) {
            Documentation.write(tables, Plots.write(Documentation.PICTURES, summary, growth));
        }
        Console.say("done; figures are in %s, pictures in %s", RESULTS, PLOTS);
    }
}
