package netc.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each parameter lies in the one array that holds them all, and how its elements are ordered there.
 *
 * <p>A parameter counts as a matrix: its last axis gives the columns, the product of the others the rows. Users see it
 * row-major without padding; the storage order is the compiler's choice. Padding starts as zero and may become anything.
 */
public final class ParameterLayout {
    /** Offsets and row strides are multiples of this, the widest vector's lanes. */
    public static final int ALIGNMENT = 16;

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final int length;

    /**
     * A layout.
     *
     * @throws IllegalArgumentException if a slot is not aligned, overlaps the one before, or the array would be too long
     */
    public ParameterLayout(List<Slot> slots) {
        long end = 0;
        for (Slot slot : slots) {
            if (slot.offset() % ALIGNMENT != 0 || slot.offset() < end) {
                throw new IllegalArgumentException(slot.path() + ": expected an offset of at least " + end
                        + " and a multiple of " + ALIGNMENT + ", got " + slot.offset());
            }
            if (this.slots.put(slot.path(), slot) != null) {
                throw new IllegalArgumentException(slot.path() + ": expected one slot, got two");
            }
            end = slot.offset() + slot.storedSize();
        }
        if (end + ALIGNMENT > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("parameters: expected at most 2^31 stored numbers, got " + end);
        }
        this.length = Math.toIntExact(end + ALIGNMENT);
    }

    /** The paths, in order of storage. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    /** How long the array is: all slots and {@link #ALIGNMENT} floats of slack, so that no kernel needs a mask. */
    public int length() {
        return length;
    }

    /** A new array for all parameters, all zero. */
    public float[] allocate() {
        return new float[length];
    }

    /** The slot of a parameter. */
    public Slot slot(String path) {
        Slot slot = slots.get(path);
        if (slot == null) {
            throw new IllegalArgumentException("expected one of the parameters " + slots.keySet() + ", got " + path);
        }
        return slot;
    }

    /** How the elements of a parameter are ordered. */
    public enum Order {
        /** Row after row; a row's stride is the columns rounded up to {@link ParameterLayout#ALIGNMENT}. */
        ROWS,
        /**
         * Panels of {@code width} columns, one after the other, each row after row. With P = columns rounded up to the
         * alignment, the panel from column c on has the row stride min(width, P - c).
         */
        PANELS,
        /** Column after column; a column's stride is the rows rounded up to {@link ParameterLayout#ALIGNMENT}. */
        COLUMNS
    }

    /**
     * The place of one parameter.
     *
     * @param path e.g. {@code logits.W}
     * @param rows product of all extents but the last
     * @param columns the last extent
     * @param order of its elements
     * @param width of a panel, a multiple of the alignment; 0 for other orders
     * @param offset of its first element
     */
    public record Slot(String path, int rows, int columns, Order order, int width, int offset) {
        public Slot {
            boolean validWidth = order == Order.PANELS ? width > 0 && width % ALIGNMENT == 0 : width == 0;
            if (rows < 1 || columns < 1 || !validWidth) {
                throw new IllegalArgumentException(path + ": expected a matrix in panels of a multiple of " + ALIGNMENT
                        + " columns, or without panels, got [" + rows + ", " + columns + "] in " + order + " of "
                        + width);
            }
        }

        /** A slot ordered by {@link Order#ROWS}. */
        public static Slot rows(String path, int rows, int columns, int offset) {
            return new Slot(path, rows, columns, Order.ROWS, 0, offset);
        }

        /** A slot ordered by {@link Order#PANELS}. */
        public static Slot panels(String path, int rows, int columns, int width, int offset) {
            return new Slot(path, rows, columns, Order.PANELS, width, offset);
        }

        /** A slot ordered by {@link Order#COLUMNS}. */
        public static Slot columns(String path, int rows, int columns, int offset) {
            return new Slot(path, rows, columns, Order.COLUMNS, 0, offset);
        }

        /** How many elements the user sees. */
        public int size() {
            return Math.multiplyExact(rows, columns);
        }

        /** How many floats it takes, padding included. */
        public long storedSize() {
            return order == Order.COLUMNS ? (long) columns * padded(rows) : (long) rows * padded(columns);
        }

        /** The index of an element in the array of all parameters. */
        public int index(int row, int column) {
            return start(column) + row * stride(column);
        }

        /** Copies the user's row-major elements into the array of all parameters. */
        public void store(float[] values, float[] parameters) {
            for (int column = 0, run; column < columns; column += run) {
                run = run(column);
                int stride = stride(column);
                int to = start(column);
                for (int from = column; from < size(); from += columns) {
                    System.arraycopy(values, from, parameters, to, run);
                    to += stride;
                }
            }
        }

        /** A row-major copy of the parameter. */
        public float[] load(float[] parameters) {
            float[] values = new float[size()];
            for (int column = 0, run; column < columns; column += run) {
                run = run(column);
                int stride = stride(column);
                int from = start(column);
                for (int to = column; to < size(); to += columns) {
                    System.arraycopy(parameters, from, values, to, run);
                    from += stride;
                }
            }
            return values;
        }

        /** Where the first element of a column lies. */
        private int start(int column) {
            if (order == Order.ROWS) {
                return offset + column;
            }
            if (order == Order.COLUMNS) {
                return offset + column * padded(rows);
            }
            int first = column - column % width;
            return offset + rows * first + (column - first);
        }

        /** How far the next element of a column lies. */
        private int stride(int column) {
            if (order == Order.ROWS) {
                return padded(columns);
            }
            return order == Order.COLUMNS ? 1 : Math.min(width, padded(columns) - (column - column % width));
        }

        /** How many elements of a row lie side by side, from the first of a panel on. */
        private int run(int column) {
            if (order == Order.ROWS) {
                return columns;
            }
            return order == Order.COLUMNS ? 1 : Math.min(width, columns - column);
        }

        private static int padded(int extent) {
            return (extent + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }
}
