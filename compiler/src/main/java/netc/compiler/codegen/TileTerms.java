package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import netc.compiler.codegen.Target.Tile;
import netc.compiler.plan.Kernel;
import netc.compiler.plan.Kernel.Operand;
import netc.compiler.plan.Panels;

/** Writes how the terms of a tile's sums are multiplied and added, and the loops over them. */
final class TileTerms {
    private final Kernel.Contract kernel;
    private final Target target;
    private final Tile tile;
    private final Arguments arguments;
    private final CodeBlock.Builder code;
    private final String[][] sums;
    private final String left;
    private final String right;
    private final String panel;
    private final Index a = new Index();
    private final Index b = new Index();

    /** @param sums the names of the sums, by row and column of the tile; they may be filled in later */
    TileTerms(
            Kernel.Contract kernel,
            Target target,
            Tile tile,
            Arguments arguments,
            CodeBlock.Builder code,
            String[][] sums) {
        this.kernel = kernel;
        this.target = target;
        this.tile = tile;
        this.arguments = arguments;
        this.code = code;
        this.sums = sums;
        left = arguments.scope().fresh("aAt");
        right = arguments.scope().fresh("bAt");
        panel = arguments.scope().fresh("panel");
        a.plus(left, 1);
        b.plus(right, 1);
    }

    /** Where the tile begins in the operand that is broadcast. */
    String left() {
        return left;
    }

    /** Where the tile begins in the operand that is read lane by lane. */
    String right() {
        return right;
    }

    /** How far apart two panels of samples lie. */
    String panel() {
        return panel;
    }

    /** From now on, the tile is that many rows further on. */
    void row(String row) {
        a.plus(row, kernel.broadcast().row());
        b.plus(row, kernel.vector().row());
    }

    /** From now on, the term is that one along a summed axis. */
    void term(String k, int axis) {
        a.plus(k, kernel.broadcast().summed().get(axis));
        b.plus(k, kernel.vector().summed().get(axis));
    }

    /** The innermost summed axes, as many as there are bounds. */
    void loops(List<String> bounds) {
        int first = kernel.summed().size() - bounds.size();
        for (int axis = 0; axis < bounds.size(); axis++) {
            String k = arguments.scope().fresh("k");
            code.beginControlFlow("for (int $N = 0; $N < $L; $N++)", k, k, bounds.get(axis), k);
            term(k, first + axis);
        }
        add();
        bounds.forEach(bound -> code.endControlFlow());
    }

    /** The innermost summed axis, two terms a turn. */
    void twoATurn(String pairs) {
        severalATurn(pairs, List.of(pairs));
    }

    /**
     * The innermost summed axis, four terms a turn.
     *
     * @param terms two more numbers that no turn has; each test needs one of its own, as C2 drops a test that it has seen
     */
    void fourATurn(String turns, String terms, String beyond) {
        severalATurn(turns, List.of(turns, terms, beyond));
    }

    /**
     * Several terms a turn save most of what a turn costs beside its products. The tests between them are never true. They are there to
     * end a block of the machine code: within one, C2 begins with the loads of all its terms, for which there are not enough registers.
     *
     * @param borders what the tests between the terms compare with the number of the turn
     */
    private void severalATurn(String turns, List<String> borders) {
        int axis = kernel.summed().size() - 1;
        int aStep = kernel.broadcast().summed().get(axis);
        int bStep = kernel.vector().summed().get(axis);
        int each = borders.size() + 1;
        String k = beginTurns(turns, each);
        a.plus(k, Math.multiplyExact(each, aStep));
        b.plus(k, Math.multiplyExact(each, bStep));
        add();
        for (String number : borders) {
            border(k, number);
            a.plus(aStep);
            b.plus(bStep);
            add();
        }
        code.endControlFlow();
    }

    /** Two a turn for terms that are listed from {@code terms[from]} on, with their factors and the places of the others. */
    void twoListedATurn(String terms, String from, String pairs) {
        String k = beginTurns(pairs, 2);
        Index slot = new Index().plus(from, 1).plus(k, 2 * ZeroSkips.SLOT);
        addListed(terms, slot);
        border(k, pairs);
        addListed(terms, slot.plus(ZeroSkips.SLOT));
        code.endControlFlow();
    }

    private void addListed(String terms, Index slot) {
        String at = arguments.scope().fresh("at");
        code.addStatement(
                "int $N = $N + $T.floatToRawIntBits($N[$L])",
                at,
                right,
                Float.class,
                terms,
                slot.copy().plus(ZeroSkips.SLOT - 1).code());
        add(terms, slot, 1, new Index().plus(at, 1));
    }

    private String beginTurns(String turns, int each) {
        String k = arguments.scope().fresh("k");
        code.beginControlFlow(
                "for (int $N = 0; $N < Math.min($N, $L); $N++)", k, k, turns, TileEmitter.BLOCK / each, k);
        return k;
    }

    private void border(String k, String number) {
        code.beginControlFlow("if ($N == $N)", k, number);
        code.addStatement("break");
        code.endControlFlow();
    }

    /** Where a column of the tile lies in the operand that is read lane by lane, whose first is at {@code from}. */
    private Index column(Index from, long column) {
        Operand operand = kernel.vector();
        return operand.access().isOfSamples()
                ? from.copy().plusPanels(column, panel)
                : from.copy().plusColumn(column, operand.run(), operand.column());
    }

    /** Whether a tile reads several panels of samples, so that it has to know how far apart they lie. */
    static boolean needPanel(Kernel.Contract kernel, Target target, Tile tile) {
        return kernel.vector().access().isOfSamples() && tile.width() * target.lanes() > Panels.WIDTH;
    }

    void add() {
        add(arguments.array(kernel.broadcast().access()), a, kernel.broadcast().row(), b);
    }

    /**
     * Multiplies and adds a term.
     *
     * @param broadcast the array of the operand that is broadcast
     * @param first where its factor of the first row is
     * @param row the distance from there to the next row's
     * @param from where the factors of the other operand begin
     */
    private void add(String broadcast, Index first, int row, Index from) {
        String[] columns = new String[tile.width()];
        String vector = arguments.array(kernel.vector().access());
        for (int j = 0; j < tile.width(); j++) {
            columns[j] = arguments.scope().fresh("b" + j);
            CodeBlock index = column(from, (long) j * target.lanes()).code();
            code.addStatement("$T $N = $L", LaneCode.type(target), columns[j], LaneCode.load(target, vector, index));
        }
        for (int i = 0; i < tile.height(); i++) {
            String factor = arguments.scope().fresh("a" + i);
            CodeBlock element = CodeBlock.of(
                    "$N[$L]", broadcast, first.copy().plus((long) i * row).code());
            code.addStatement("$T $N = $L", LaneCode.type(target), factor, LaneCode.broadcast(target, element));
            for (int j = 0; j < tile.width(); j++) {
                String sum = sums[i][j];
                code.addStatement(
                        target.isVector() ? "$N = $N.fma($N, $N)" : "$N = Math.fma($N, $N, $N)",
                        sum,
                        factor,
                        columns[j],
                        sum);
            }
        }
    }
}
