package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.plan.Panels;

/** An affine array index under construction: a constant and variables with their strides. */
final class Index {
    private final List<String> terms = new ArrayList<>();
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
            terms.add(variable);
        } else if (stride != 0) {
            terms.add(variable + " * " + stride);
        }
        return this;
    }

    Index plus(Index other) {
        terms.addAll(other.terms);
        constant += other.constant;
        return this;
    }

    /** A number that is read from somewhere. */
    Index plus(CodeBlock term) {
        terms.add(term.toString());
        return this;
    }

    /** A loop variable with a stride, or 0, which adds nothing. */
    Index plusLoop(String at, int stride) {
        return at.equals("0") ? this : plus(at, stride);
    }

    /** A column that is known when the code is written, of an axis whose runs of 16 are {@code run} apart. */
    Index plusColumn(long column, int run, int stride) {
        return plus(column / Panels.WIDTH * run + column % Panels.WIDTH * stride);
    }

    /** A column of an axis of neighbours whose runs of 16 are {@code run} apart. */
    Index plusRuns(String column, int run) {
        String grouped = column.contains(" ") ? "(" + column + ")" : column;
        terms.add("(" + grouped + " >> 4) * " + run);
        terms.add("(" + grouped + " & 15)");
        return this;
    }

    /** A column that is known when the code is written, of an axis in panels of samples, which are {@code panel} apart. */
    Index plusPanels(long column, String panel) {
        return plus(panel, Math.toIntExact(column / Panels.WIDTH)).plus(column % Panels.WIDTH);
    }

    /** A column of an axis in panels of samples, which are {@code panel} apart, where columns are {@code step} by {@code step}. */
    Index plusPanels(String column, int step, String panel) {
        terms.add("(" + column + " >> 4) * " + panel);
        if (step % Panels.WIDTH != 0) {
            terms.add("(" + column + " & 15)");
        }
        return this;
    }

    /** A place in the scratch of a thread. */
    static CodeBlock scratch(int offset) {
        return new Index().plus("scratchAt", 1).plus(offset).code();
    }

    CodeBlock code() {
        String variables = String.join(" + ", terms);
        String text = terms.isEmpty() ? "" + constant : constant == 0 ? variables : variables + " + " + constant;
        return CodeBlock.of("$L", text);
    }
}
