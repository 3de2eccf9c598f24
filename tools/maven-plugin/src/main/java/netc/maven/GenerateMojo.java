package netc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/**
 * Compiles the {@code .net} files of the project to Java.
 *
 * <p>The package of a generated class is the folder of its {@code .net} file, as for Java. Vector kernels are compiled by the
 * plugin and added as resources, so that the project's own compiler needs no flag for them.
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.GENERATE_SOURCES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    private final BuildContext buildContext;
    private final MavenProject project;

    /** Where the {@code .net} files are. */
    @Parameter(defaultValue = "${project.basedir}/src/main/net")
    private File sourceDirectory = new File("");

    /** Which files below it are compiled, as a glob pattern; the others can still be {@code use}d. */
    @Parameter(defaultValue = "**.net")
    private String includes = "";

    /** Precedes the package that a file's folder gives. */
    @Parameter(defaultValue = "")
    private String packagePrefix = "";

    /** Other values for consts, by name; each file must have a const of each name. */
    @Parameter
    private Map<String, String> constants = new TreeMap<>();

    /** Receives the plain Java; a source root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/net")
    private File outputDirectory = new File("");

    /** Receives the sources of the vector kernels; no source root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/net-vector")
    private File vectorSourceDirectory = new File("");

    /** Receives the classes of the vector kernels; a resource root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/net")
    private File vectorClassDirectory = new File("");

    /** Remembers what the last build was made from. */
    @Parameter(defaultValue = "${project.build.directory}/netc/generate.record", readonly = true)
    private File recordFile = new File("");

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String version = "";

    /** Made by Maven. */
    @Inject
    public GenerateMojo(BuildContext buildContext, MavenProject project) {
        this.buildContext = buildContext;
        this.project = project;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            List<Path> files = netFiles();
            BuildRecord record = new BuildRecord(recordFile.toPath());
            String settings = String.join(
                    "\n",
                    version,
                    constants.toString(),
                    packagePrefix,
                    sourceDirectory.toString(),
                    includes,
                    classPath().toString());
            List<Path> compiler = CompilerCode.files();
            List<Path> known = new ArrayList<>(files);
            known.addAll(compiler);
            if (record.isCurrent(settings, known)) {
                getLog().info("Nets are up to date, nothing to generate");
            } else {
                generate(files, compiler, record, settings);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("cannot generate nets: " + e, e);
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the class path is not resolved", e);
        }
        addRoots();
    }

    private void generate(List<Path> files, List<Path> compiler, BuildRecord record, String settings)
            throws MojoExecutionException, MojoFailureException, IOException, DependencyResolutionRequiredException {
        Generation generation = new Generation(
                sourceDirectory.toPath(),
                packagePrefix,
                constants,
                outputDirectory.toPath(),
                vectorSourceDirectory.toPath());
        for (Path file : files) {
            generation.compile(file, buildContext);
        }
        generation.failOnErrors();
        generation.write();
        new VectorKernelCompiler(outputDirectory.toPath(), classPath())
                .compile(generation.vectorSources(), vectorClassDirectory.toPath());
        List<Path> outputs = new ArrayList<>(generation.sources());
        outputs.addAll(GeneratedFiles.filesUnder(vectorClassDirectory.toPath()));
        List<Path> inputs = new ArrayList<>(generation.inputs());
        inputs.addAll(compiler);
        record.write(settings, inputs, outputs);
        buildContext.refresh(outputDirectory);
        buildContext.refresh(vectorClassDirectory);
        getLog().info("Nets: generated " + generation.nets() + " from " + files.size() + " files");
    }

    private void addRoots() {
        project.addCompileSourceRoot(outputDirectory.getPath());
        Resource vectorClasses = new Resource();
        vectorClasses.setDirectory(vectorClassDirectory.getPath());
        project.addResource(vectorClasses);
    }

    private List<Path> netFiles() throws IOException {
        Path root = sourceDirectory.toPath();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + includes);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private List<String> classPath() throws DependencyResolutionRequiredException {
        // The first element is where the project's own classes will be.
        List<String> elements = new ArrayList<>(project.getCompileClasspathElements());
        elements.remove(project.getBuild().getOutputDirectory());
        return elements;
    }
}
