package netc.compiler.codegen;

import javax.lang.model.SourceVersion;

/** Java identifiers out of names that come from a {@code .net} file; nothing else of it reaches generated code as a name. */
final class JavaNames {
    private JavaNames() {}

    /** Letters, digits and {@code _} of a name, as a variable: {@code h2W}; never a keyword. */
    static String variable(String name) {
        StringBuilder result = new StringBuilder();
        for (char c : name.toCharArray()) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (letter || (digit && result.length() > 0)) {
                result.append(c);
            }
        }
        if (result.length() == 0) {
            result.append("value");
        }
        String variable = Character.toLowerCase(result.charAt(0)) + result.substring(1);
        return SourceVersion.isKeyword(variable) || variable.equals("_") ? variable + "_" : variable;
    }

    static String capitalized(String name) {
        String variable = variable(name);
        return Character.toUpperCase(variable.charAt(0)) + variable.substring(1);
    }

    static String feedField(String feed) {
        return "feed" + capitalized(feed);
    }

    static String workspaceField(String slot) {
        return "buffer" + capitalized(slot);
    }
}
