package netc.compiler;

/**
 * A generated source file.
 *
 * @param className the qualified name of its class
 * @param vector whether it names the Vector API, and so is compiled apart from the user's code
 */
public record JavaSource(String className, String text, boolean vector) {
    /** The path of the file below a source root. */
    public String path() {
        return className.replace('.', '/') + ".java";
    }
}
