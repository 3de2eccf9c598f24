package netc.compiler.codegen;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Generated sources, compiled in memory and loaded. */
final class Compiled extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    private Compiled() {
        super(Compiled.class.getClassLoader());
    }

    static Compiled of(List<CodeGenerator.Source> sources) {
        Compiled loader = new Compiled();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        for (CodeGenerator.Source source : sources) {
            String name =
                    source.file().packageName() + "." + source.file().typeSpec().name();
            files.add(new SourceFile(name, source.file().toString()));
        }
        List<String> options =
                List.of("--release", "17", "--add-modules", "jdk.incubator.vector", "-Xlint:all", "-proc:none");
        JavaFileManager manager =
                new ForwardingJavaFileManager<>(compiler.getStandardFileManager(messages, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return new ClassFile(name, loader.classes);
                    }
                };
        if (!compiler.getTask(null, manager, messages, options, null, files).call()) {
            StringBuilder text = new StringBuilder();
            for (Diagnostic<? extends JavaFileObject> message : messages.getDiagnostics()) {
                text.append(message).append('\n');
            }
            throw new AssertionError("generated code does not compile:\n" + text);
        }
        return loader;
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static final class SourceFile extends SimpleJavaFileObject {
        private final String text;

        SourceFile(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final String name;
        private final Map<String, byte[]> classes;

        ClassFile(String name, Map<String, byte[]> classes) {
            super(URI.create("bytes:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.name = name;
            this.classes = classes;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    try {
                        super.close();
                    } catch (java.io.IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                    classes.put(name, toByteArray());
                }
            };
        }
    }
}
