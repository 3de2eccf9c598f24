package netc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Compiles vector kernels by itself, so that the user's compiler never hears of the incubator module they need: its mention alone
 * is a warning, which fails a build under {@code -Werror}.
 */
final class VectorKernelCompiler {
    /** What the kernels find on their source path: the plain Java that was generated with them. */
    private final Path sources;

    private final List<String> classPath;

    VectorKernelCompiler(Path sources, List<String> classPath) {
        this.sources = sources;
        this.classPath = List.copyOf(classPath);
    }

    /** Compiles files into a folder, which then holds their classes and no others. */
    void compile(List<Path> kernels, Path folder) throws MojoExecutionException, IOException {
        for (Path old : GeneratedFiles.filesUnder(folder)) {
            Files.delete(old);
        }
        if (kernels.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new MojoExecutionException(
                    "Maven runs on " + System.getProperty("java.home") + ", which has no compiler; netc needs a JDK");
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(kernels);
            if (!javac.getTask(null, files, messages, options(folder), null, units)
                    .call()) {
                throw new MojoExecutionException("the vector kernels do not compile, which is a bug in netc:\n"
                        + messages.getDiagnostics().stream()
                                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                                .map(Diagnostic::toString)
                                .collect(Collectors.joining("\n")));
            }
        }
    }

    private List<String> options(Path folder) {
        return List.of(
                "--release",
                "17",
                "--add-modules",
                "jdk.incubator.vector",
                "-proc:none",
                "-implicit:none",
                "-nowarn",
                "-g",
                "-encoding",
                "UTF-8",
                "-sourcepath",
                sources.toString(),
                "-classpath",
                String.join(File.pathSeparator, classPath),
                "-d",
                folder.toString());
    }
}
