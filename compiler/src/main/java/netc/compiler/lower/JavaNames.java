package netc.compiler.lower;

import static netc.compiler.source.JavaSpelling.camel;
import static netc.compiler.source.JavaSpelling.constant;
import static netc.compiler.source.JavaSpelling.type;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import netc.compiler.diagnostic.DiagnosticCode;
import netc.compiler.ir.Network;
import netc.compiler.source.Span;

/** Checks that what becomes a Java name can be one. */
final class JavaNames {
    private static final Set<String> KEYWORDS = Set.of(
            "_",
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while");

    /** What generated code names, and words that no class can have as its name. */
    private static final Set<String> TYPES = Set.of(
            "record",
            "var",
            "yield",
            "sealed",
            "permits",
            "Object",
            "String",
            "Math",
            "Float",
            "Integer",
            "Long",
            "Double",
            "List",
            "Path",
            "Override",
            "Deprecated",
            "Model",
            "Session",
            "Trainer",
            "NetInfo",
            "NetType",
            "Lanes",
            "Trees",
            "VectorCalls",
            "VectorLanes",
            "System",
            "Thread",
            "Class",
            "Record",
            "Enum",
            "Exception",
            "RuntimeException",
            "IllegalArgumentException",
            "netc",
            "NET",
            "PARAMETERS",
            "TYPE");

    /** Methods of every generated class, session and trainer: an output becomes one more. */
    private static final Set<String> MEMBERS = Set.of(
            "getClass",
            "hashCode",
            "equals",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "load",
            "save",
            "initialize",
            "newSession",
            "trainer",
            "info",
            "classify",
            "evaluate",
            "output",
            "parameter",
            "step",
            "epoch",
            "model",
            "close",
            "rate",
            "metrics",
            "of",
            "type",
            "values",
            "valueOf",
            "name",
            "ordinal");

    /** A name where it is declared. */
    private record Named(String name, Span span) {}

    private final Reporter reporter;
    private final Map<String, Named> methods = new HashMap<>();
    private final Map<String, Named> constants = new HashMap<>();

    JavaNames(Reporter reporter) {
        this.reporter = reporter;
    }

    void check(Network network) {
        if (KEYWORDS.contains(network.name()) || TYPES.contains(network.name())) {
            refuse(network.span(), "`" + network.name() + "` cannot be the name of a net: Java or netc uses it");
        }
        for (Network.Feed feed : network.feeds()) {
            member(
                    feed.name(),
                    feed.span(),
                    Scope.Sort.valueOf(feed.role().name()).toString(),
                    Set.of());
            classes(feed);
        }
        network.outputs().forEach(output -> member(output.name(), output.span(), "an output", MEMBERS));
        Map<String, Named> metrics = new HashMap<>();
        network.metrics().forEach(metric -> unique(metrics, camel(metric.name()), metric.name(), metric.span()));
    }

    private void member(String name, Span span, String what, Set<String> taken) {
        String java = camel(name);
        if (KEYWORDS.contains(java)) {
            refuse(span, "`" + name + "` cannot be the name of " + what + ": `" + java + "` is a Java keyword");
        } else if (taken.contains(java)) {
            refuse(span, "`" + name + "` cannot be the name of " + what + ": every generated class has `" + java + "`");
        } else if (unique(methods, camel(name), name, span)) {
            unique(constants, constant(name), name, span);
        }
    }

    private boolean unique(Map<String, Named> names, String java, String name, Span span) {
        Named before = names.putIfAbsent(java, new Named(name, span));
        if (before != null) {
            String message = before.name().equals(name)
                    ? "there are two `" + name + "`"
                    : "`" + before.name() + "` and `" + name + "` both become the Java name `" + java + "`";
            reporter.report(reporter.at(span, DiagnosticCode.JAVA_NAME, message)
                    .site(before.span(), "the first one")
                    .help("choose another name"));
        }
        return before == null;
    }

    private void classes(Network.Feed feed) {
        if (!feed.classNames().isEmpty() && TYPES.contains(type(feed.name()))) {
            refuse(feed.span(), "`" + feed.name() + "` cannot be the name of a Java enum: Java or netc uses it");
        }
        Map<String, String> constants = new HashMap<>();
        for (String name : feed.classNames()) {
            String before = constants.putIfAbsent(constant(name), name);
            if (KEYWORDS.contains(constant(name))) {
                refuse(feed.span(), "the class `" + name + "` cannot be a Java name");
            } else if (before != null) {
                refuse(
                        feed.span(),
                        "the classes `" + before + "` and `" + name + "` both become the Java constant `"
                                + constant(name) + "`");
            }
        }
    }

    private void refuse(Span span, String message) {
        reporter.error(span, DiagnosticCode.JAVA_NAME, message, "choose another name");
    }
}
