package netc.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import netc.compiler.CompileResult;
import netc.compiler.JavaSource;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.diagnostic.Diagnostic;
import netc.compiler.diagnostic.Severity;
import netc.compiler.ir.Network;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.build.BuildContext;

/** One run over the {@code .net} files of a project: first all are compiled, and written only if none has an error. */
final class Generation {
    private final Path sourceRoot;
    private final String packagePrefix;
    private final Map<String, String> constants;
    private final GeneratedFiles plain;
    private final GeneratedFiles vector;
    private final Map<String, Path> owners = new HashMap<>();
    private final Set<Path> inputs = new LinkedHashSet<>();
    private final StringBuilder errors = new StringBuilder();
    private int nets;

    /**
     * @param plain receives the sources that the project compiles
     * @param vector receives the sources of vector kernels
     */
    Generation(Path sourceRoot, String packagePrefix, Map<String, String> constants, Path plain, Path vector) {
        this.sourceRoot = sourceRoot;
        this.packagePrefix = packagePrefix;
        this.constants = constants;
        this.plain = new GeneratedFiles(plain);
        this.vector = new GeneratedFiles(vector);
    }

    /** Compiles a file, keeps its Java for {@link #write}, and tells the build of its mistakes. */
    void compile(Path file, BuildContext build) {
        build.removeMessages(file.toFile());
        String packageName = packageOf(file);
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
            refuse(file, "its folder gives the package `" + packageName + "`, which Java does not allow", build);
            return;
        }
        CompileResult result = Netc.compile(file, new Options(packageName, constants));
        inputs.addAll(result.files());
        result.diagnostics().sorted().forEach(diagnostic -> tell(diagnostic, file, build));
        if (result.hasErrors()) {
            errors.append('\n').append(result.messages());
            return;
        }
        for (Network net : result.nets()) {
            nets++;
            for (JavaSource source : result.sources(net)) {
                // Files that differ in case alone are one on some systems.
                Path before = owners.putIfAbsent(source.path().toLowerCase(Locale.ROOT), file);
                if (before != null) {
                    refuse(
                            file,
                            "net " + net.name() + " becomes " + source.path() + ", and so does one of " + before,
                            build);
                    return;
                }
                (source.vector() ? vector : plain).add(source.path(), source.text());
            }
        }
    }

    private void refuse(Path file, String why, BuildContext build) {
        build.addMessage(file.toFile(), 1, 1, why, BuildContext.SEVERITY_ERROR, null);
        errors.append('\n').append(file).append(": ").append(why).append('\n');
    }

    private static void tell(Diagnostic diagnostic, Path file, BuildContext build) {
        int severity =
                diagnostic.severity() == Severity.ERROR ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
        Path place = diagnostic.span().source().path().orElse(file);
        build.addMessage(
                place.toFile(),
                diagnostic.span().line(),
                diagnostic.span().column(),
                diagnostic.code().id() + ": " + diagnostic.message(),
                severity,
                null);
    }

    /** Ends the build if a file has an error. */
    void failOnErrors() throws MojoFailureException {
        if (!errors.isEmpty()) {
            throw new MojoFailureException("there are mistakes in .net files:" + errors);
        }
    }

    /** Brings the folders of the sources up to date. */
    void write() throws IOException {
        plain.write();
        vector.write();
    }

    /** Every file that was read. */
    Set<Path> inputs() {
        return inputs;
    }

    /** Every source that was written, or was the same already. */
    List<Path> sources() {
        return Stream.concat(plain.files().stream(), vector.files().stream()).toList();
    }

    List<Path> vectorSources() {
        return vector.files();
    }

    int nets() {
        return nets;
    }

    /** The folder of a file below the source root, as a package. */
    private String packageOf(Path file) {
        Path relative = sourceRoot.relativize(file);
        String folders = IntStream.range(0, relative.getNameCount() - 1)
                .mapToObj(i -> relative.getName(i).toString())
                .collect(Collectors.joining("."));
        return packagePrefix.isEmpty() || folders.isEmpty() ? packagePrefix + folders : packagePrefix + "." + folders;
    }
}
