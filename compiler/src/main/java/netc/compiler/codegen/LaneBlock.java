package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.Map;
import netc.compiler.ir.Value;

/**
 * One register's worth of lanes of a row.
 *
 * @param at the loop variable that the lanes follow, or 0
 * @param offset the distance of the first lane from it
 * @param aligned whether the loop variable is always a multiple of 16
 * @param known the values that have a name here already
 */
record LaneBlock(String at, int offset, boolean aligned, Map<Value, CodeBlock> known) {
    /** The block at an offset from a loop variable, or from 0. */
    static LaneBlock of(String at, int offset, boolean aligned) {
        return new LaneBlock(at, offset, aligned, new HashMap<>());
    }

    /** Whether it follows a loop variable. */
    boolean inLoop() {
        return !at.equals("0");
    }

    /** The block at an offset that is known when the code is written. */
    static LaneBlock at(int offset) {
        return of("0", offset, true);
    }
}
