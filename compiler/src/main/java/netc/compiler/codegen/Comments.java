package netc.compiler.codegen;

/** Text of a {@code .net} file made safe for a comment of generated Java: it can neither end the comment nor begin a tag. */
final class Comments {
    private Comments() {}

    static String escape(String text) {
        return text.replace("\\", "&#92;")
                .replace("*/", "*&#47;")
                .replace("/*", "&#47;*")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("$", "&#36;");
    }

    /** The text within a {@code code} tag, where it reads as it is; what would end tag or comment is replaced. */
    static String code(String text) {
        return "{@code "
                + text.replace('\\', '/')
                        .replace("*/", "* /")
                        .replace("/*", "/ *")
                        .replace('{', '(')
                        .replace('}', ')')
                        .replaceAll("\\R", " ")
                + "}";
    }
}
