package netc.benchmarks.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page about performance, of which a run writes the part between two marks. */
final class Documentation {
    /** Where the page's pictures are. */
    static final Path PICTURES = Path.of("..", "docs", "performance");

    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final String BEGIN = "<!-- written by benchmarks/run --docs: begin -->\n";
    private static final String END = "<!-- written by benchmarks/run --docs: end -->";

    private Documentation() {}

    static void write(String tables, List<String> pictures) throws IOException {
        StringBuilder part = new StringBuilder("\n").append(tables).append('\n');
        for (String picture : pictures) {
            part.append("![").append(picture.replace(".svg", "").replace('-', ' '));
            part.append("](performance/").append(picture).append(")\n\n");
        }
        Files.writeString(PAGE, between(Files.readString(PAGE), part.toString()));
    }

    /** The page with another text between its marks. */
    static String between(String page, String part) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks its marks: " + BEGIN.strip() + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + part + page.substring(end);
    }
}
