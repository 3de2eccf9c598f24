package netc.compiler.plan;

import java.util.Locale;
import java.util.stream.Collectors;

/** The text form of a plan: phases, their kernels with what they read and leave, and the arrays of the workspace. */
public final class PlanPrinter {
    private PlanPrinter() {}

    public static String print(ModelPlan plan) {
        return plan.entries().stream().map(PlanPrinter::print).collect(Collectors.joining("\n"));
    }

    public static String print(EntryPlan entry) {
        StringBuilder text = new StringBuilder(entry.name()).append('\n');
        for (Phase phase : entry.phases()) {
            text.append(
                    switch (phase.kind()) {
                        case SAMPLES -> "  for each sample\n";
                        case SHARED -> "  for all samples\n";
                        case ALONE -> "  on one thread\n";
                    });
            for (Kernel kernel : phase.kernels()) {
                text.append("    ").append(line(kernel)).append('\n');
            }
        }
        for (BufferPlan.Array array : entry.buffers().arrays()) {
            String slots = array.slots().stream().map(Buffer.Slot::name).collect(Collectors.joining(", "));
            text.append("  array ").append(array.name()).append(array.batch() ? " [n · " : " [");
            text.append(array.size()).append("] holds ").append(slots).append('\n');
        }
        return text.toString();
    }

    private static String line(Kernel kernel) {
        String kind = kernel.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String reads = KernelAccesses.reads(kernel).stream()
                .map(access -> access.buffer().name())
                .distinct()
                .collect(Collectors.joining(", "));
        String writes = KernelAccesses.writes(kernel).stream()
                .map(access -> access.buffer().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return kind + " " + kernel.name() + " (" + loops(kernel) + "): " + reads + " -> " + writes;
    }

    private static String loops(Kernel kernel) {
        if (kernel instanceof Kernel.Contract contract) {
            return extent(contract.rows()) + " × " + contract.columns() + ", sum of "
                    + contract.summed().stream().map(PlanPrinter::extent).collect(Collectors.joining(" × "));
        } else if (kernel instanceof Kernel.Dot dot) {
            return dot.results() + " results, sum of "
                    + dot.summed().stream().map(PlanPrinter::extent).collect(Collectors.joining(" × "));
        } else if (kernel instanceof Kernel.Rows rows) {
            return rows.domain().toString();
        } else if (kernel instanceof Kernel.Fold fold) {
            return fold.monoid() + " of " + fold.source();
        }
        return kernel.subject().type().toString();
    }

    private static String extent(Kernel.Loop loop) {
        return loop.batch() ? loop.extent() == 1 ? "n" : "n · " + loop.extent() : Integer.toString(loop.extent());
    }
}
