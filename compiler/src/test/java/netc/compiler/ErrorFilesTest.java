package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netc.compiler.ast.Parser;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.lower.Lowering;
import netc.compiler.lower.SourceFiles;
import netc.compiler.source.SourceException;
import netc.compiler.source.SourceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong files and the exact messages they get: {@code errors/NETnnnn-what.net} beside {@code errors/NETnnnn-what.txt}.
 *
 * <p>A file may begin with {@code // -D Name=value …} to override consts. The first file of each code, with its message, is
 * also the example of the code's page in {@code docs/errors}.
 */
class ErrorFilesTest {
    private static final Path ERRORS = Path.of("src/test/resources/errors");
    private static final Path PAGES = Path.of("../docs/errors");
    private static final String EXAMPLE = "\n## Example\n";
    private static final Pattern OVERRIDE = Pattern.compile("-D (\\w+)=(\\S+)");

    /** A file of this kind is too large, or too strange, to be kept or shown. */
    private static final Set<DiagnosticCode> WITHOUT_FILE =
            Set.of(DiagnosticCode.FILE_TOO_LARGE, DiagnosticCode.USE_DEPTH);

    private static final Set<DiagnosticCode> WITHOUT_EXAMPLE = Set.of(
            DiagnosticCode.FILE_TOO_LARGE,
            DiagnosticCode.FILE_BINARY,
            DiagnosticCode.FILE_NOT_UTF8,
            DiagnosticCode.FILE_EMPTY,
            DiagnosticCode.NESTING,
            DiagnosticCode.CALL_DEPTH,
            DiagnosticCode.TEXT_LENGTH,
            DiagnosticCode.USE_DEPTH);

    @TempDir
    Path directory;

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(ERRORS)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".net"))
                    .sorted()
                    .toList();
        }
    }

    private static Diagnostics compile(String name, Path file) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        try {
            Map<String, String> constants = constants(file);
            Lowering.lower(
                    Parser.parse(SourceLoader.load(name, file), diagnostics),
                    SourceFiles.FILE_SYSTEM,
                    constants,
                    diagnostics);
        } catch (SourceException e) {
            Lowering.reportUnreadable(name, e, diagnostics);
        }
        return diagnostics;
    }

    private static Map<String, String> constants(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("");
        Map<String, String> constants = new HashMap<>();
        if (first.startsWith("// -D")) {
            OVERRIDE.matcher(first).results().forEach(m -> constants.put(m.group(1), m.group(2)));
        }
        return constants;
    }

    @ParameterizedTest
    @MethodSource("files")
    void givesTheExactMessage(String name) throws IOException {
        Diagnostics diagnostics = compile(name, ERRORS.resolve(name));
        Golden.check(ERRORS.resolve(name.replace(".net", ".txt")), DiagnosticPrinter.print(diagnostics));
        String code = name.substring(0, "NETnnnn".length());
        assertThat(diagnostics.sorted()).anyMatch(d -> d.code().id().equals(code));
    }

    @Test
    void thereAreAtLeastFortyWrongFiles() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(DiagnosticCode.class)
    void hasAFileAndAPage(DiagnosticCode code) throws IOException {
        List<String> examples =
                files().stream().filter(name -> name.startsWith(code.id())).toList();
        assertThat(examples.isEmpty()).isEqualTo(WITHOUT_FILE.contains(code));
        Path page = PAGES.resolve(code.id() + ".md");
        assertThat(page).exists();
        String text = Files.readString(page);
        assertThat(text).startsWith("# " + code.id() + ": " + code.title() + "\n");
        if (!WITHOUT_EXAMPLE.contains(code)) {
            int end = text.indexOf(EXAMPLE);
            String written = end < 0 ? text : text.substring(0, end);
            Golden.check(page, written + example(examples.get(0)));
        }
    }

    private static String example(String name) throws IOException {
        String source = Files.readString(ERRORS.resolve(name));
        String message = Files.readString(ERRORS.resolve(name.replace(".net", ".txt")));
        return EXAMPLE + "\n```text\n" + source + "```\n\n```text\n" + message + "```\n";
    }

    @Test
    void everyPageBelongsToACode() throws IOException {
        Set<String> codes = Arrays.stream(DiagnosticCode.values())
                .map(code -> code.id() + ".md")
                .collect(Collectors.toSet());
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(p -> p.getFileName().toString()).filter(name -> name.startsWith("NET")))
                    .allMatch(codes::contains);
        }
        String index = Files.readString(PAGES.resolve("README.md"));
        assertThat(Pattern.compile("\\(NET\\d{4}\\.md\\)")
                        .matcher(index)
                        .results()
                        .map(MatchResult::group)
                        .map(link -> link.substring(1, link.length() - 1)))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void namesAFileThatIsMissingOrTooLarge() throws IOException {
        assertThat(DiagnosticPrinter.print(compile("nowhere.net", directory.resolve("nowhere.net"))))
                .isEqualTo("nowhere.net:1:1: error NET0001: there is no such file\n");
        Path large = Files.write(directory.resolve("large.net"), new byte[SourceLoader.MAX_BYTES + 1]);
        assertThat(DiagnosticPrinter.print(compile("large.net", large)))
                .isEqualTo("large.net:1:1: error NET0003: the file is larger than 1 MiB, the most that netc reads\n");
        assertThat(DiagnosticPrinter.print(compile("folder.net", directory)))
                .isEqualTo("folder.net:1:1: error NET0002: this is a directory, not a .net file\n");
    }
}
