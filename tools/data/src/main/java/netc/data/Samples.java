package netc.data;

import java.util.List;
import java.util.Optional;

/** Aligned columns: sample i of every column belongs together. */
public record Samples(List<Column> columns, int count) {
    public Samples {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.length() != (long) count * column.size()) {
                throw new IllegalArgumentException("column " + column.name() + " has " + column.length()
                        + " elements, expected " + count + " samples of " + column.size());
            }
        }
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The columns of one role, in order. */
    public List<Column> columns(Column.Role role) {
        return columns.stream().filter(c -> c.role() == role).toList();
    }

    /** The samples {@code from} (inclusive) to {@code to} (exclusive), copied. */
    public Samples rows(int from, int to) {
        return new Samples(columns.stream().map(c -> c.rows(from, to)).toList(), to - from);
    }
}
