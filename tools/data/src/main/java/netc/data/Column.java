package netc.data;

import java.util.Arrays;
import java.util.List;

/**
 * One named column of a data set: the same number of elements for every sample, sample after sample in one array.
 *
 * <p>The arrays are shared, not copied: they hold whole data sets, and a trainer reads them as they are.
 */
public sealed interface Column {
    /** What a column is to a learner: what it sees, or what it has to find out. */
    enum Role {
        FEATURE,
        LABEL
    }

    /** Numbers, in row-major order of {@code shape} within a sample. */
    record Numbers(String name, Role role, List<Integer> shape, float[] values) implements Column {
        public Numbers {
            shape = List.copyOf(shape);
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Numbers rows(int from, int to) {
            int size = size();
            return new Numbers(name, role, shape, Arrays.copyOfRange(values, from * size, to * size));
        }
    }

    /** Classes, counted from 0; {@code classNames} is empty where the data has no names for them. */
    record Classes(String name, Role role, List<Integer> shape, int[] values, List<String> classNames)
            implements Column {
        public Classes {
            shape = List.copyOf(shape);
            classNames = List.copyOf(classNames);
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Classes rows(int from, int to) {
            int size = size();
            return new Classes(name, role, shape, Arrays.copyOfRange(values, from * size, to * size), classNames);
        }
    }

    String name();

    Role role();

    /** The shape of one sample; empty for a scalar. */
    List<Integer> shape();

    /** Elements of all samples together. */
    int length();

    /** The samples {@code from} (inclusive) to {@code to} (exclusive), copied. */
    Column rows(int from, int to);

    /** Elements of one sample. */
    default int size() {
        return shape().stream().reduce(1, Math::multiplyExact);
    }
}
