package netc.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import netc.runtime.NetType;

/** Compiles generated sources with the JDK's own compiler and loads the classes; nothing touches the disk. */
final class InMemoryCompiler {
    static final String VECTOR_MODULE = "jdk.incubator.vector";

    private InMemoryCompiler() {}

    /** Whether this JVM was started with the module that vector kernels need. */
    static boolean hasVectorModule() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /**
     * Compiles sources that belong together.
     *
     * @param sources by the qualified name of their class
     * @param later sources that are compiled when their class is asked for, as most never are
     * @return a loader of their classes
     */
    static ClassLoader compile(Map<String, String> sources, Map<String, String> later) {
        return new MemoryLoader(compileTo(new HashMap<>(), sources), later);
    }

    /** Compiles sources that may read {@code known} classes, and returns all classes by name. */
    private static Map<String, ClassFile> compileTo(Map<String, ClassFile> known, Map<String, String> sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new CommandException(
                    ExitCode.IO,
                    "needs a JDK, but the Java at " + System.getProperty("java.home") + " has no compiler");
        }
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                        javac.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
                MemoryFiles memory = new MemoryFiles(files, known)) {
            List<Source> units = sources.entrySet().stream()
                    .map(entry -> new Source(entry.getKey(), entry.getValue()))
                    .toList();
            if (!javac.getTask(null, memory, messages, options(), null, units).call()) {
                throw new IllegalStateException("the generated Java does not compile:\n" + errors(messages));
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-nowarn", "-classpath", runtime()));
        if (hasVectorModule()) {
            options.addAll(List.of("--add-modules", VECTOR_MODULE));
        }
        return options;
    }

    /** The jar or folder of the runtime, which is all that generated code needs. */
    private static String runtime() {
        try {
            URI location = NetType.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(location).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> messages) {
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final String className;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        boolean isIn(String packageName) {
            return className
                    .substring(0, Math.max(0, className.lastIndexOf('.')))
                    .equals(packageName);
        }
    }

    /** Keeps class files in memory, and shows javac those that are there already. */
    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ClassFile> classes;

        MemoryFiles(JavaFileManager files, Map<String, ClassFile> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return classes.computeIfAbsent(className, ClassFile::new);
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, packageName, kinds, recurse).forEach(found::add);
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                classes.values().stream().filter(file -> file.isIn(packageName)).forEach(found::add);
            }
            return found;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof ClassFile known ? known.className : super.inferBinaryName(location, file);
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, ClassFile> classes;
        private final Map<String, String> later;

        MemoryLoader(Map<String, ClassFile> classes, Map<String, String> later) {
            super(NetType.class.getClassLoader());
            this.classes = classes;
            this.later = later;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String source = later.get(name);
            if (source != null && !classes.containsKey(name)) {
                compileTo(classes, Map.of(name, source));
            }
            ClassFile file = classes.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.bytes.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
