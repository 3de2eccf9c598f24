package netc.benchmarks.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The driver's arguments.
 *
 * @param plan what is measured
 * @param growth whether the growth of time is measured
 * @param docs whether tables and plots go into the documentation
 */
record CommandLine(Plan plan, boolean growth, boolean docs) {
    private static final int ROUNDS = 3;
    private static final int QUICK_ROUNDS = 2;

    static CommandLine parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        boolean quick = rest.remove("--quick");
        boolean docs = rest.remove("--docs");
        boolean growth = !rest.remove("--no-growth");
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        Set<String> systems = Set.of();
        Set<String> works = Set.of();
        while (!rest.isEmpty()) {
            String option = rest.remove();
            String value = rest.isEmpty() ? "" : rest.remove();
            switch (option) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--only" -> systems = names(value);
                case "--works" -> works = names(value);
                default ->
                    throw new IllegalArgumentException(
                            "unknown " + option + "; known are --quick, --rounds N, --only SYSTEM,…, --works WORK,…,"
                                    + " --no-growth and --docs");
            }
        }
        boolean everything = works.isEmpty() || works.contains("growth");
        return new CommandLine(new Plan(quick, rounds, systems, works), growth && everything, docs);
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(List.of(list.split(",")));
    }
}
