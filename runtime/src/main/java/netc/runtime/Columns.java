package netc.runtime;

import java.util.List;
import netc.runtime.NetInfo.Feed;

/** Checks the columns that a caller hands over, and copies samples out of them. Allocates nothing if they fit. */
final class Columns {
    private final String net;
    private final List<Feed> feeds;
    private final int[] sizes;

    /** For the given feeds of a net. */
    Columns(String net, List<Feed> feeds) {
        this.net = net;
        this.feeds = feeds;
        sizes = sizes(feeds);
    }

    /** How many elements a sample has, of each feed. */
    static int[] sizes(List<Feed> feeds) {
        int[] sizes = new int[feeds.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = feeds.get(i).size();
        }
        return sizes;
    }

    /**
     * Checks that there are n samples of every feed, and that class indices are in range.
     *
     * @throws FeedException otherwise
     */
    void check(Object[] columns, int n) {
        if (n < 1) {
            throw new FeedException("count", "at least 1 sample", Integer.toString(n));
        }
        if (columns.length != sizes.length) {
            throw new FeedException(
                    net,
                    sizes.length + " columns " + feeds.stream().map(Feed::name).toList(),
                    columns.length + " columns");
        }
        for (int i = 0; i < sizes.length; i++) {
            check(feeds.get(i), columns[i], (long) n * sizes[i]);
        }
    }

    private static void check(Feed feed, Object column, long length) {
        int actual;
        if (feed.isClass() && column instanceof int[] classes) {
            actual = classes.length;
            if (actual >= length) {
                checkClasses(feed, classes, (int) length);
            }
        } else if (!feed.isClass() && column instanceof float[] numbers) {
            actual = numbers.length;
        } else {
            throw new FeedException(feed.name(), feed.isClass() ? "an int[]" : "a float[]", describe(column));
        }
        if (actual < length) {
            throw new FeedException(feed.name(), "at least " + length + " elements", actual + " elements");
        }
    }

    private static void checkClasses(Feed feed, int[] classes, int length) {
        for (int i = 0; i < length; i++) {
            if (classes[i] < 0 || classes[i] >= feed.classes()) {
                throw new FeedException(
                        feed.name(), "classes from 0 to " + (feed.classes() - 1), classes[i] + " at index " + i);
            }
        }
    }

    /** New columns for so many samples. */
    Object[] allocate(int samples) {
        Object[] columns = new Object[sizes.length];
        for (int i = 0; i < columns.length; i++) {
            int length = Math.multiplyExact(samples, sizes[i]);
            columns[i] = feeds.get(i).isClass() ? new int[length] : new float[length];
        }
        return columns;
    }

    /** Copies a sample from one place to another; arraycopy takes either type. */
    void copy(Object[] from, int sample, Object[] to, int place, int samples) {
        for (int i = 0; i < sizes.length; i++) {
            System.arraycopy(from[i], sample * sizes[i], to[i], place * sizes[i], samples * sizes[i]);
        }
    }

    private static String describe(Object column) {
        return column == null ? "null" : column.getClass().getSimpleName();
    }
}
