package netc.compiler;

import java.util.Map;

/**
 * What a caller can choose.
 *
 * @param packageName of the generated classes; empty for none
 * @param constants values for consts that override those in the file, as text
 */
public record Options(String packageName, Map<String, String> constants) {
    public Options {
        constants = Map.copyOf(constants);
    }

    /** No overrides. */
    public static Options ofPackage(String packageName) {
        return new Options(packageName, Map.of());
    }
}
