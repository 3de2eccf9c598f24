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
 * @param known the values that have a name here already
 */
record LaneBlock(CodeBlock at, int offset, Map<Value, CodeBlock> known) {
    static LaneBlock of(CodeBlock at, int offset) {
        return new LaneBlock(at, offset, new HashMap<>());
    }
}
