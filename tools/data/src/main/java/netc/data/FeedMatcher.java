package netc.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import netc.runtime.NetInfo;

/**
 * Finds the columns that feed a net: by name, or where the net has one input and the data one feature (or one label or target
 * and the data one label) by position. Shapes may differ as long as a sample has as many elements.
 */
public final class FeedMatcher {
    private FeedMatcher() {}

    /**
     * One array for each feed, as {@code Session} and {@code Trainer} take them.
     *
     * @throws DataMismatchException if a feed finds no column, or one that does not fit
     */
    public static Object[] match(List<NetInfo.Feed> feeds, Samples samples) {
        List<Object> arrays = new ArrayList<>();
        for (NetInfo.Feed feed : feeds) {
            arrays.add(fit(feed, column(feed, feeds, samples)));
        }
        return arrays.toArray();
    }

    private static Column column(NetInfo.Feed feed, List<NetInfo.Feed> feeds, Samples samples) {
        Optional<Column> named = samples.column(feed.name());
        if (named.isPresent()) {
            return named.get();
        }
        List<Column> columns = samples.columns(role(feed));
        long alike = feeds.stream().filter(f -> role(f) == role(feed)).count();
        if (alike == 1 && columns.size() == 1) {
            return columns.get(0);
        }
        String names = samples.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        throw new DataMismatchException("the data has no column " + feed.name() + ", its columns are " + names);
    }

    private static Column.Role role(NetInfo.Feed feed) {
        return feed.role() == NetInfo.Role.INPUT ? Column.Role.FEATURE : Column.Role.LABEL;
    }

    private static Object fit(NetInfo.Feed feed, Column column) {
        if (column.size() != feed.size()) {
            throw new DataMismatchException(describe(feed) + " has " + feed.size() + " elements, but the data's column "
                    + describe(column) + " has " + column.size());
        }
        if (column instanceof Column.Classes classes && feed.isClass()) {
            return classes(feed, classes);
        }
        if (column instanceof Column.Numbers numbers && !feed.isClass()) {
            return numbers.values();
        }
        throw new DataMismatchException(describe(feed) + " takes " + (feed.isClass() ? "classes" : "numbers")
                + ", but the data's column " + describe(column) + " holds "
                + (feed.isClass() ? "numbers" : "classes"));
    }

    private static int[] classes(NetInfo.Feed feed, Column.Classes column) {
        boolean named = !column.classNames().isEmpty() && !feed.classNames().isEmpty();
        int[] byName = named ? byName(feed, column) : new int[0];
        int[] values = new int[column.length()];
        for (int i = 0; i < values.length; i++) {
            int found = column.values()[i];
            values[i] = named ? byName[found] : found;
            if (values[i] < 0 || values[i] >= feed.classes()) {
                throw new DataMismatchException(describe(feed) + " has " + classList(feed) + ", but the data has class "
                        + (named ? column.classNames().get(found) : Integer.toString(found)));
            }
        }
        return values;
    }

    /** The net's index for each class of the data, −1 where the net has no class of that name. */
    private static int[] byName(NetInfo.Feed feed, Column.Classes column) {
        return column.classNames().stream()
                .mapToInt(name -> feed.classNames().indexOf(name))
                .toArray();
    }

    private static String classList(NetInfo.Feed feed) {
        return feed.classNames().isEmpty()
                ? "the classes 0 to " + (feed.classes() - 1)
                : "the classes " + String.join(", ", feed.classNames());
    }

    private static String describe(NetInfo.Feed feed) {
        return feed.name() + " " + feed.shape();
    }

    private static String describe(Column column) {
        return column.name() + " " + column.shape();
    }
}
