package netc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private File sourceDirectory;

    /** Which files below it are compiled; the others can still be {@code use}d. */
    @Parameter(defaultValue = "**.net")
    private String includes;

    /** Precedes the package that a file's folder gives; with it, files directly in the source directory have a package too. */
    @Parameter
    private String packagePrefix;

    /** Other values for the consts of all nets, by name. A name that a file does not have is an error in no file. */
    @Parameter
    private Map<String, String> constants = new TreeMap<>();

    /** Receives the plain Java; a source root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/net")
    private File outputDirectory;

    /** Receives the sources of the vector kernels; no source root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/net-vector")
    private File vectorSourceDirectory;

    /** Receives the classes of the vector kernels; a resource root of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-resources/net")
    private File vectorClassDirectory;

    /** Remembers what the last build was made from. */
    @Parameter(defaultValue = "${project.build.directory}/netc/generate.record", readonly = true)
    private File recordFile;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    private String version;

    /** Made by Maven. */
    @Inject
    public GenerateMojo(BuildContext buildContext, MavenProject project) {
        this.buildContext = buildContext;
        this.project = project;
    }

    private void generate() throws IOException, DependencyResolutionRequiredException { }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            generate();
        } catch (IOException e) {
            throw new MojoExecutionException("cannot generate nets: " + e.getMessage(), e);
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("the class path is not resolved", e);
        }
        project.addCompileSourceRoot(outputDirectory.getPath());
        Resource vectorClasses = new Resource();
        vectorClasses.setDirectory(vectorClassDirectory.getPath());
        project.addResource(vectorClasses);
    }
}
