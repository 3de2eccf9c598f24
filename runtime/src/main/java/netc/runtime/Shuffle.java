package netc.runtime;

/** The order of samples in an epoch, a function of seed and epoch. */
final class Shuffle {
    private Shuffle() {}

    /**
     * Fills {@code order} with 0 to {@code count - 1} in random order (Fisher and Yates).
     *
     * @param epoch counts from 0
     */
    static void fill(int[] order, int count, long seed, long epoch) {
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        long key = CounterRandom.key(seed, epoch, "shuffle");
        for (int i = count - 1; i > 0; i--) {
            int j = CounterRandom.below(i + 1, key, i);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
    }
}
