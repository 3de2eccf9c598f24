package netc.compiler.codegen;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names of one generated method; every name given is legal Java and new. */
final class Scope {
    private final Set<String> taken = new HashSet<>();

    /** The name itself where it is free, else with a number. */
    String fresh(String base) {
        String name = SourceVersion.isKeyword(base) ? base + "_" : base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }
}
