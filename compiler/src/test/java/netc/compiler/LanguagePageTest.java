package netc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netc.compiler.ast.Item;
import netc.compiler.ast.Parser;
import netc.compiler.ast.SourceFile;
import netc.compiler.diagnostic.DiagnosticPrinter;
import netc.compiler.diagnostic.Diagnostics;
import netc.compiler.lower.Lowering;
import netc.compiler.lower.SourceFiles;
import netc.compiler.source.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The page about the language: its examples compile without a message, and it names every function. */
class LanguagePageTest {
    private static final Path PAGE = Path.of("../docs/language.md");
    private static final Pattern BLOCK = Pattern.compile("```net( file=(\\S+))?\n(.*?)```", Pattern.DOTALL);

    /** An example and the line of the page on which it begins. */
    private record Example(int line, String text) {}

    @TestFactory
    List<DynamicTest> examplesCompile() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, String> files = new HashMap<>();
        List<Example> examples = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            int line = (int) page.substring(0, matcher.start()).lines().count() + 1;
            examples.add(new Example(line, matcher.group(3)));
            if (matcher.group(2) != null) {
                files.put(matcher.group(2), matcher.group(3));
            }
        }
        assertThat(examples).hasSizeGreaterThan(10);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        "line " + example.line(), () -> assertCompiles(example.text(), SourceFiles.inMemory(files))))
                .toList();
    }

    private static void assertCompiles(String text, SourceFiles files) {
        Diagnostics diagnostics = new Diagnostics();
        Lowering.lower(Parser.parse(SourceText.of("language.md", text), diagnostics), files, Map.of(), diagnostics);
        assertThat(DiagnosticPrinter.print(diagnostics)).isEmpty();
    }

    @Test
    void namesEveryFunction() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Lowering.functionNames())
                .allSatisfy(name -> assertThat(page).as(name).containsPattern("[`, ]" + name + "\\b"));
    }

    @Test
    void theStandardLayersAreDocumented() {
        SourceFile prelude = Lowering.prelude();
        assertThat(prelude.items())
                .allSatisfy(item -> assertThat(((Item.Layer) item).doc()).isNotEmpty());
    }
}
