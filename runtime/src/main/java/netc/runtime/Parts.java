package netc.runtime;

/** How generated code cuts its work into parts and sizes its buffers. */
public final class Parts {
    /**
     * Parts for each thread: where there are samples enough, a great one, as every part reads all weights again, and a small one, which
     * another takes where the host holds a thread up.
     */
    private static final int PER_THREAD = 2;

    /** Samples that a part has at least; part borders are multiples of it. */
    private static final int GRAIN = 8;

    /** A block of so many terms of a sum, for all tiles of a strip, stays in the first cache. */
    private static final int BLOCK = 64;

    /** Up to so many terms a whole sum was faster: each block stores its sums and loads them again. */
    private static final int FEW = 128;

    private static final int SLACK = ParameterLayout.ALIGNMENT;

    private Parts() {}

    /** Into how many parts a batch of n samples is cut; one where one thread works. */
    public static int ofBatch(int n, int threads) {
        return threads == 1 ? 1 : Math.max(1, Math.min(PER_THREAD * threads, n / GRAIN));
    }

    /** The first sample of a part; {@code begin(n, parts, parts)} is n. */
    public static int begin(int n, int part, int parts) {
        if (part >= parts) {
            return n;
        }
        int begin = (int)
                (parts < PER_THREAD || n < 2L * GRAIN * parts ? (long) n * part / parts : ofTwoSizes(n, part, parts));
        return begin - begin % GRAIN;
    }

    /** The first half of the parts share three quarters of the samples, the other half the rest. */
    private static long ofTwoSizes(long n, int part, int parts) {
        int half = parts / PER_THREAD;
        long great = n * 3 / 4;
        return part <= half ? great * part / half : great + (n - great) * (part - half) / (parts - half);
    }

    /**
     * The end of the rows from {@code begin} on that are taken {@code high} at a time, so that those up to {@code end} can be
     * taken {@code low} at a time, if possible without a rest.
     */
    public static int tall(int begin, int end, int high, int low) {
        int tall = (end - begin) / high;
        int fewer = tall;
        while (fewer > 0 && (end - begin - fewer * high) % low != 0) {
            fewer--;
        }
        boolean even = (end - begin - fewer * high) % low == 0;
        return begin + high * (even ? fewer : tall);
    }

    /** How many terms of a sum over a batch are taken before the next tile has its turn. */
    public static int block(int terms) {
        return terms > FEW ? BLOCK : FEW;
    }

    /**
     * The length of a buffer with {@code size} floats for each sample, and slack behind the last so that no kernel needs a mask.
     *
     * @throws IllegalArgumentException if an array cannot be so long
     */
    public static int length(int capacity, int size) {
        long length = (long) capacity * size + SLACK;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "capacity: expected fewer samples, as " + capacity + " of " + size + " floats do not fit an array");
        }
        return (int) length;
    }
}
