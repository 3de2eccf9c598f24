package netc.compiler.diagnostic;

import java.util.Locale;

/** Whether a diagnostic stops compilation. */
public enum Severity {
    ERROR,
    WARNING;

    /** The word that messages use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
