package netc.benchmarks.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a run prints: where it was made, tables, and what was amiss. */
final class Tables {
    /** What netc says when its vector kernels were not used, so that figures of theirs would be others. */
    private static final String SCALAR = "scalar kernels stay";

    private final Preparation preparation;
    private final Agreement agreement;
    private final Map<String, String> problems;
    private final Summary summary;
    private final GrowthRun growth;

    Tables(
            Preparation preparation,
            Agreement agreement,
            Map<String, String> problems,
            Summary summary,
            GrowthRun growth) {
        this.preparation = preparation;
        this.agreement = agreement;
        this.problems = problems;
        this.summary = summary;
        this.growth = growth;
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder(Machine.describe())
                .append(". The samples of A are ")
                .append(preparation.samples())
                .append(".\n\n");
        section(text, "One thread", summary.comparison());
        section(text, "Two threads", summary.twoThreads());
        section(text, "Growth", growth.isEmpty() ? "" : growth.table());
        section(text, "All figures", summary.everything());
        section(text, "Remarks", String.join("", remarks()));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, String body) {
        if (!body.isEmpty()) {
            text.append("### ").append(title).append("\n\n").append(body).append('\n');
        }
    }

    private List<String> remarks() throws IOException {
        List<String> remarks = new ArrayList<>();
        Map<String, String> unavailable = new TreeMap<>(preparation.unavailable());
        unavailable.putAll(agreement.unavailable());
        unavailable.forEach((system, why) -> remarks.add("- " + system + " is unavailable: " + why + "\n"));
        agreement.deviations().forEach(line -> remarks.add("- deviation: " + line + "\n"));
        problems.forEach((what, why) -> remarks.add("- no figure of " + what + ": " + why + "\n"));
        for (String system : List.of(Program.NETC, Program.growth().system())) {
            for (String line : RunningProgram.logged(system, SCALAR)) {
                remarks.add("- " + system + ": " + line + "\n");
            }
        }
        if (agreement.deviations().isEmpty()) {
            remarks.add("- all systems agree on outputs and first losses within 0.1 %, and every loss falls\n");
        }
        return remarks;
    }
}
