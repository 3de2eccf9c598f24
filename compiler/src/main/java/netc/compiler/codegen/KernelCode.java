package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * The methods of one kernel: its entry first, then the tiles that it calls.
 *
 * @param arguments what the entry takes
 * @param range the names of the {@code int} arguments that say how much to do: some of {@code begin}, {@code end}, {@code n}
 */
record KernelCode(MethodSpec entry, List<MethodSpec> tiles, Arguments arguments, List<String> range) {
    KernelCode {
        tiles = List.copyOf(tiles);
        range = List.copyOf(range);
    }

    /** The same with a line more above its entry. */
    KernelCode described(String line) {
        return new KernelCode(entry.toBuilder().addJavadoc("$L", line).build(), tiles, arguments, range);
    }
}
