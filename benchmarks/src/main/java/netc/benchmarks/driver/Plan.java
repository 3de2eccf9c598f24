package netc.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netc.benchmarks.harness.Work;

/**
 * What a run measures.
 *
 * @param quick fewer rounds, shorter warm-ups, two threads for A and B only
 * @param rounds how often everything is measured
 * @param systems the only ones, or empty for all
 * @param works the only ones, or empty for all
 */
record Plan(boolean quick, int rounds, Set<String> systems, Set<String> works) {
    Plan {
        systems = Set.copyOf(systems);
        works = Set.copyOf(works);
    }

    /**
     * A request and what its answer is called.
     *
     * @param work e.g. {@code batch256-A}
     * @param net what it is made with
     * @param samples how many a prediction takes; 0 for a training step
     */
    record Item(String work, Work net, int samples) {
        static Item train(Work work) {
            return new Item("train-" + work.name(), work, 0);
        }

        static Item predict(Work work, int samples) {
            return new Item("batch" + samples + "-" + work.name(), work, samples);
        }

        boolean trains() {
            return samples == 0;
        }

        String request(double warmup, boolean freeOnly) {
            String work = trains() ? "train " + net.name() : "predict " + net.name() + " " + samples;
            return work + " " + warmup + " " + (freeOnly ? "free" : "all");
        }

        /** How many samples a call takes. */
        int perCall() {
            return trains() ? net.batch() : samples;
        }

        double flops() {
            return trains() ? net.stepFlops() : net.predictionFlops(samples);
        }
    }

    boolean measures(Program program) {
        return systems.isEmpty() || systems.contains(program.system());
    }

    boolean measures(String work) {
        return works.isEmpty() || works.contains(work);
    }

    /** No round is begun that would end later, in seconds since the start: on a busy machine everything takes longer. */
    double lastRoundEnds() {
        return quick ? 300 : 1260;
    }

    /** How many cold starts of each system belong to a round. */
    int coldStarts() {
        return quick ? 2 : 3;
    }

    /** Seconds before a measurement, after the first call: netc on two threads is compiled after one to two. */
    double warmup() {
        return quick ? 1 : 2;
    }

    /** All that is measured with a number of threads; a single sample is not shared between threads. */
    List<Item> items(int threads) {
        List<Item> items = new ArrayList<>();
        for (Work work : Work.ALL) {
            boolean wanted = threads == 1
                    || !quick
                    || work.name().equals("A")
                    || work.name().equals("B");
            if (wanted) {
                items.add(Item.train(work));
                if (threads == 1) {
                    items.add(Item.predict(work, 1));
                }
                if (threads == 1 || !quick) {
                    items.add(Item.predict(work, Work.MANY));
                }
            }
        }
        return items.stream().filter(item -> measures(item.work())).toList();
    }

    /** The works that are nets. */
    List<Work> nets() {
        return Work.ALL.stream()
                .filter(work -> works.isEmpty() || works.stream().anyMatch(name -> name.endsWith("-" + work.name())))
                .toList();
    }
}
