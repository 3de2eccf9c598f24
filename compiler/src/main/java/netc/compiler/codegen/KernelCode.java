package netc.compiler.codegen;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Set;
import netc.compiler.codegen.ContractEmitter.TileCode;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one kernel: its entry first, then the tiles that it calls.
 *
 * @param arguments what the entry takes
 * @param range the names of the {@code int} arguments that say how much to do: some of {@code begin}, {@code end}, {@code n}
 * @param constants what the methods use
 * @param one what computes a single sample, if there is something of its own for that
 */
record KernelCode(
        MethodSpec entry,
        List<MethodSpec> tiles,
        Arguments arguments,
        List<String> range,
        Set<VectorConstant> constants,
        @Nullable TileCode one) {
    KernelCode {
        tiles = List.copyOf(tiles);
        range = List.copyOf(range);
        constants = Set.copyOf(constants);
    }

    /** The code of a kernel that is one method. */
    static KernelCode of(MethodSpec method, Arguments arguments, List<String> range) {
        return new KernelCode(method, List.of(), arguments, range, arguments.constants(), null);
    }

    /** The same with a line more above its entry. */
    KernelCode described(String line) {
        return new KernelCode(
                entry.toBuilder().addJavadoc("$L", line).build(), tiles, arguments, range, constants, one);
    }
}
