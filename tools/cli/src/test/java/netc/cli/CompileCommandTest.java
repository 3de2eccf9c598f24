package netc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesJavaIntoTheFolderOfItsPackage() throws IOException {
        Path file = Nets.write(folder, "product.net", Nets.PRODUCT);
        Run run = Run.netc("compile", file, "-d", folder.resolve("out"), "--package", "a.b");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Path api = folder.resolve("out/a/b/Product.java");
        assertThat(Files.readString(api)).contains("package a.b;").contains("public final class Product");
        assertThat(run.lines()).contains(api.toString());
    }

    @Test
    void whatItWritesIsReadableToWhomeverAnyFileIs() throws IOException {
        Path file = Nets.write(folder, "product.net", Nets.PRODUCT);
        Run.netc("compile", file, "-d", folder);
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class))
                .isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("Product.java")))
                .isEqualTo(Files.getPosixFilePermissions(file));
    }

    @Test
    void aWrongFileLeavesNothing() throws IOException {
        Path file = Nets.write(folder, "wrong.net", Nets.WRONG);
        Path out = folder.resolve("out");
        Run run = Run.netc("compile", file, "-d", out);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(file + ":3:27: error NET");
        assertThat(out).doesNotExist();
    }

    @Test
    void aPlaceThatIsNoFolderIsExitCode3() throws IOException {
        Path file = Nets.write(folder, "product.net", Nets.PRODUCT);
        Run run = Run.netc("compile", file, "-d", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).startsWith("netc: ").hasLineCount(1);
        assertThat(file).hasContent(Nets.PRODUCT);
    }
}
