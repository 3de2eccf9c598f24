package netc.compiler.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the user may have meant. */
public final class Similar {
    private Similar() {}

    /**
     * The candidate nearest to {@code name}, if it is near enough: a third of its letters may be wrong, and swapping
     * neighbours counts as one. Of several the one that begins alike.
     */
    public static Optional<String> to(String name, Collection<String> candidates) {
        if (name.length() > 60) {
            return Optional.empty();
        }
        int limit = Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(c -> !c.equals(name) && Math.abs(c.length() - name.length()) <= limit)
                .filter(c -> distance(name, c) <= limit && distance(name, c) < Math.max(name.length(), c.length()))
                .min(Comparator.<String>comparingInt(c -> distance(name, c))
                        .thenComparingInt(c -> -commonPrefix(name, c))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    /** Damerau-Levenshtein distance with swaps of neighbours; case does not count. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
