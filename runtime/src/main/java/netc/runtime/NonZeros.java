package netc.runtime;

import java.util.Arrays;

/**
 * Lists which terms of sums are not zero, as one factor, an input of the net, is not. For generated vector kernels; each thread
 * has lists of its own, and makes room for them when it first asks for as many, whether there are zeros or not: up to some 200 KB where
 * a row has 800 terms.
 *
 * <p>A group of rows that are summed together can do without the terms that are zero in all of them. The others lie one behind
 * the other, in their order, each in {@link #SLOT} floats: the factors of the rows, and in the last float the bits of an {@code int}, the
 * place of the other factor. Each group has an even number of them: a first one that is zero makes up for one that is missing. It must
 * be the first, as the sum is +0 there and stays so; one that has underflowed to −0 must be seen to be −0, see {@link #holdMinusZero}.
 */
public final class NonZeros {
    /** The floats that a term takes. */
    private static final int SLOT = 8;

    /** The most terms of eight that may be left, as a listed one takes longer than one in turn. */
    private static final int WORTHWHILE = 5;

    /** How many terms are looked at first. */
    private static final int PROBES = 16;

    /** With more of so many left it is not likely that the lists are worth making. */
    private static final int MOST_PROBES = 13;

    private int[] places = {};
    private int[] starts = {};
    private float[] terms = {};
    private float[] magnitudes = {};

    /** Lists for each thread. */
    public static NonZeros[] forThreads(int threads) {
        NonZeros[] all = new NonZeros[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new NonZeros();
        }
        return all;
    }

    /** What {@link #list} found, in rising order. */
    public int[] places() {
        return places;
    }

    /** The terms of all groups. */
    public float[] terms() {
        return terms;
    }

    /** Which term is the first of each group. Half of the distance to the next, rounded down, is the number of its pairs. */
    public int[] starts() {
        return starts;
    }

    /**
     * Lists which of {@code count} numbers from {@code from} on are not zero, NaN included, counted from 0. Gives up when they are
     * more than a few.
     *
     * @param most how many are a few
     * @return how many they are, or more than {@code most}
     */
    public int list(float[] values, int from, int count, int most) {
        if (places.length < count) {
            places = new int[count];
        }
        int[] list = places;
        int found = 0;
        int whole = count & -4;
        for (int i = 0; i < whole && found <= most; i += 4) {
            int a = magnitude(values[from + i]);
            int b = magnitude(values[from + i + 1]);
            int c = magnitude(values[from + i + 2]);
            int d = magnitude(values[from + i + 3]);
            if ((a | b | c | d) == 0) {
                continue;
            }
            // No branch for each: which of neighbours are zero can hardly be foreseen.
            list[found] = i;
            found += isPositive(a);
            list[found] = i + 1;
            found += isPositive(b);
            list[found] = i + 2;
            found += isPositive(c);
            list[found] = i + 3;
            found += isPositive(d);
        }
        for (int i = whole; i < count && found <= most; i++) {
            list[found] = i;
            found += isPositive(magnitude(values[from + i]));
        }
        return found;
    }

    /**
     * Lists the terms that are not zero in groups of rows whose terms lie side by side.
     *
     * @param from where the first row begins
     * @param row the distance from a row to the next
     * @param rows a multiple of {@code height}, and not 0
     * @param height the rows of a group, 4 or 5
     * @param count the terms of a row
     * @param step the distance of the other factors of two terms
     * @return whether so few are left that the others are worth leaving out; if not, the lists are incomplete
     */
    public boolean listAlongRows(float[] values, int from, int row, int rows, int height, int count, int step) {
        int groups = rows / height;
        int most = makeRoom(groups, count);
        if (mostAreLeft(values, from, height * row, groups, row, height, 1, count)) {
            return false;
        }
        int found = 0;
        for (int group = 0; group < groups; group++) {
            int first = found++;
            int at = from + group * height * row;
            VectorScans.addMagnitudes(values, at, row, height, count, magnitudes);
            int left = findNonZero(count);
            take(left, found, values, at, row, height, 1, step);
            found += left;
            starts[group] = start(first, found);
            if (found > most) {
                return false;
            }
        }
        starts[groups] = found;
        return true;
    }

    /**
     * The same for rows that lie side by side. A method of its own, though it reads alike: with the strides of both, C2 makes slower code.
     *
     * @param from where the first term of the first row is
     * @param term the distance from a term to the next
     */
    public boolean listAcrossRows(float[] values, int from, int term, int rows, int height, int count, int step) {
        int groups = rows / height;
        int most = makeRoom(groups, count);
        if (mostAreLeft(values, from, height, groups, 1, height, term, count)) {
            return false;
        }
        int found = 0;
        for (int group = 0; group < groups; group++) {
            int first = found++;
            int at = from + group * height;
            int left = findNonZero(values, at, term, height, count);
            take(left, found, values, at, 1, height, term, step);
            found += left;
            starts[group] = start(first, found);
            if (found > most) {
                return false;
            }
        }
        starts[groups] = found;
        return true;
    }

    /** Finds the magnitudes that are not zero. No branch for each: with every batch it would be another. */
    private int findNonZero(int count) {
        int[] list = places;
        float[] sums = magnitudes;
        int left = 0;
        for (int k = 0; k < count; k++) {
            list[left] = k;
            left += isPositive(magnitude(sums[k]));
        }
        return left;
    }

    /** Finds the terms that are not zero in {@code height} elements side by side. */
    private int findNonZero(float[] values, int at, int term, int height, int count) {
        int[] list = places;
        int left = 0;
        for (int k = 0; k < count; k++) {
            int from = at + k * term;
            int bits = Float.floatToRawIntBits(values[from])
                    | Float.floatToRawIntBits(values[from + 1])
                    | Float.floatToRawIntBits(values[from + 2])
                    | Float.floatToRawIntBits(values[from + 3])
                    | Float.floatToRawIntBits(values[from + height - 1]);
            list[left] = k;
            left += isPositive(bits & Integer.MAX_VALUE);
        }
        return left;
    }

    /** A quick look at a few terms, so that little time is lost where there are hardly any zeros. */
    private static boolean mostAreLeft(
            float[] values, int from, int group, int groups, int row, int height, int term, int count) {
        int probes = Math.min(PROBES, count);
        int stride = count / probes;
        int left = 0;
        int probed = 0;
        for (int i = 0; i < probes; i++) {
            int at = from + probed * group + i * stride * term;
            probed = probed + 1 < groups ? probed + 1 : 0;
            left += areZero(values, at, row, height) ? 0 : 1;
        }
        return left * PROBES > MOST_PROBES * probes;
    }

    private static boolean areZero(float[] values, int at, int row, int height) {
        for (int i = 0; i < height; i++) {
            if (values[at + i * row] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes the factors of the {@code count} terms that were found. */
    private void take(int count, int index, float[] values, int at, int row, int height, int term, int step) {
        int[] found = places;
        float[] list = terms;
        int last = (height - 1) * row;
        for (int i = 0; i < count; i++) {
            int from = at + found[i] * term;
            int to = (index + i) * SLOT;
            list[to] = values[from];
            list[to + 1] = values[from + row];
            list[to + 2] = values[from + 2 * row];
            list[to + 3] = values[from + 3 * row];
            list[to + 4] = values[from + last];
            list[to + SLOT - 1] = Float.intBitsToFloat(found[i] * step);
        }
    }

    /** The first term of those up to {@code end}, an even number: the one left out before them, which becomes zero, or the next. */
    private int start(int first, int end) {
        if ((end - first) % 2 != 0) {
            return first + 1;
        }
        Arrays.fill(terms, first * SLOT, (first + 1) * SLOT, 0f);
        return first;
    }

    /** The most terms that are worth listing, with one left out for each group; there is room for those of one group more. */
    private int makeRoom(int groups, int count) {
        int most = groups * count * WORTHWHILE / 8 + groups;
        if (starts.length <= groups) {
            starts = new int[groups + 1];
        }
        int room = (most + count + 1) * SLOT;
        if (terms.length < room) {
            terms = new float[room];
        }
        if (magnitudes.length < count) {
            magnitudes = new float[count];
        }
        if (places.length < count) {
            places = new int[count];
        }
        return most;
    }

    /**
     * Whether one of {@code count} sums of listed terms is −0. Such a sum has underflowed, and may be +0 with all terms; any other is the
     * same. For as long as a sum is not zero, a term of zero changes nothing; and one that is +0 stays so until a product underflows, which
     * is listed.
     */
    public static boolean holdMinusZero(float[] sums, int from, int count) {
        return VectorScans.least(sums, from, count) == Integer.MIN_VALUE;
    }

    private static int magnitude(float x) {
        return Float.floatToRawIntBits(x) & Integer.MAX_VALUE;
    }

    /** 1 for a positive number, 0 for 0. */
    private static int isPositive(int x) {
        return -x >>> 31;
    }
}
