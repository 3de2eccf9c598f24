package netc.runtime;

/**
 * Lists what is not zero in a few rows of numbers, or in a few columns: the terms that a sum of products has to take. For generated
 * vector kernels, one for each part of the work.
 */
public final class NonZeros {
    /** The most rows or columns at a time. */
    public static final int MOST = 16;

    private final int terms;
    private final int[] ends = new int[MOST + 1];
    private int[] places = {};
    private int[] masks = {};

    /**
     * No lists yet; the room for them is made when it is first needed.
     *
     * @param terms the most terms of a row or column
     */
    public NonZeros(int terms) {
        this.terms = terms;
    }

    /** As many as there are parts of the work. */
    public static NonZeros[] forParts(int parts, int terms) {
        NonZeros[] all = new NonZeros[parts];
        for (int part = 0; part < parts; part++) {
            all[part] = new NonZeros(terms);
        }
        return all;
    }

    /**
     * Lists which of {@code count} numbers side by side are not zero, NaN included, in each of some rows.
     *
     * @param from the first number of the first row
     * @param stride the distance from row to row
     * @param few up to how many of a row are worth a list
     * @return whether the rows have so few on average; otherwise the lists are not complete
     */
    public boolean ofRows(float[] values, int from, int stride, int rows, int count, int few) {
        makeRoom();
        int found = 0;
        for (int row = 0; row < rows; row++) {
            found = list(values, from + row * stride, count, found);
            ends[row + 1] = found;
            // A row or two with more may be made up for by others.
            if (found > few * (row + 2)) {
                return false;
            }
        }
        return found <= few * rows;
    }

    /** The same for some columns side by side, whose {@code count} numbers are {@code stride} apart. */
    public boolean ofColumns(float[] values, int from, int stride, int columns, int count, int few) {
        makeRoom();
        if (isDense(values, from, columns)) {
            return false;
        }
        int found = 0;
        int blocks = (count + Integer.SIZE - 1) / Integer.SIZE;
        for (int block = 0; block < blocks; block++) {
            int first = block * Integer.SIZE;
            int rows = Math.min(Integer.SIZE, count - first);
            VectorScans.nonZeros(values, from + first * stride, stride, rows, columns, masks, block * MOST);
            for (int column = 0; column < columns; column++) {
                found += Integer.bitCount(masks[block * MOST + column]);
            }
            if (found > few * columns) {
                return false;
            }
        }
        int at = 0;
        for (int column = 0; column < columns; column++) {
            for (int block = 0; block < blocks; block++) {
                at = list(masks[block * MOST + column], block * Integer.SIZE, at);
            }
            ends[column + 1] = at;
        }
        return true;
    }

    /** Whether none of some numbers is zero: then a longer look is not worth its time. */
    private static boolean isDense(float[] values, int from, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += isPositive(magnitude(values[from + i]));
        }
        return found == count;
    }

    /** The lists, one after the other: places counted from 0, in increasing order. */
    public int[] places() {
        return places;
    }

    /** Where the list of a row or column begins. */
    public int begin(int index) {
        return ends[index];
    }

    /** How many places the list of a row or column has. */
    public int count(int index) {
        return ends[index + 1] - ends[index];
    }

    private void makeRoom() {
        if (places.length == 0) {
            places = new int[MOST * terms];
            masks = new int[MOST * ((terms + Integer.SIZE - 1) / Integer.SIZE)];
        }
    }

    private int list(int mask, int first, int at) {
        int found = at;
        for (int left = mask; left != 0; left &= left - 1) {
            places[found++] = first + Integer.numberOfTrailingZeros(left);
        }
        return found;
    }

    private int list(float[] values, int from, int count, int at) {
        int found = at;
        int whole = count & -4;
        for (int i = 0; i < whole; i += 4) {
            int a = magnitude(values[from + i]);
            int b = magnitude(values[from + i + 1]);
            int c = magnitude(values[from + i + 2]);
            int d = magnitude(values[from + i + 3]);
            if ((a | b | c | d) == 0) {
                continue;
            }
            // No branch for each: which of neighbours are zero can hardly be foreseen.
            places[found] = i;
            found += isPositive(a);
            places[found] = i + 1;
            found += isPositive(b);
            places[found] = i + 2;
            found += isPositive(c);
            places[found] = i + 3;
            found += isPositive(d);
        }
        for (int i = whole; i < count; i++) {
            places[found] = i;
            found += isPositive(magnitude(values[from + i]));
        }
        return found;
    }

    private static int magnitude(float x) {
        return Float.floatToRawIntBits(x) & Integer.MAX_VALUE;
    }

    /** 1 for a positive number, 0 for 0. */
    private static int isPositive(int x) {
        return -x >>> 31;
    }
}
