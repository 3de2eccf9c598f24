package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.plan.Panels;

/** An affine array index under construction: a constant and variables with their strides. */
final class Index {
    private final List<CodeBlock> terms = new ArrayList<>();
    private long constant;

    Index copy() {
        Index copy = new Index();
        copy.terms.addAll(terms);
        copy.constant = constant;
        return copy;
    }

    Index plus(long offset) {
        constant += offset;
        return this;
    }

    Index plus(String variable, int stride) {
        if (stride == 1) {
            terms.add(CodeBlock.of("$N", variable));
        } else if (stride != 0) {
            terms.add(CodeBlock.of("$N * $L", variable, stride));
        }
        return this;
    }

    Index plus(CodeBlock term) {
        if (!term.toString().equals("0")) {
            terms.add(term);
        }
        return this;
    }

    /** A term with a stride; a literal 0 adds nothing. */
    Index plus(CodeBlock term, int stride) {
        return term.toString().equals("0") || stride == 0 ? this : plus(CodeBlock.of("$L * $L", term, stride));
    }

    /** A column that is known when the code is written, of an axis whose runs of 16 are {@code run} apart. */
    Index plusColumn(long column, int run, int stride) {
        return plus(column / Panels.WIDTH * run + column % Panels.WIDTH * stride);
    }

    /** A column of an axis of neighbours whose runs of 16 are {@code run} apart. */
    Index plusRuns(String column, int run) {
        String grouped = column.contains(" ") ? "(" + column + ")" : column;
        terms.add(CodeBlock.of("($L >> 4) * $L", grouped, run));
        terms.add(CodeBlock.of("($L & 15)", grouped));
        return this;
    }

    /** A place in the scratch of a part. */
    static CodeBlock scratch(int offset) {
        return new Index().plus("scratchAt", 1).plus(offset).code();
    }

    CodeBlock code() {
        List<CodeBlock> all = new ArrayList<>(terms);
        if (constant != 0 || terms.isEmpty()) {
            all.add(CodeBlock.of("$L", constant));
        }
        return CodeBlock.join(all, " + ");
    }
}
