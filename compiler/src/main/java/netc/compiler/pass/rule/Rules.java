package netc.compiler.pass.rule;

import java.util.List;

/** The rules of simplification, in the order in which they are tried on a value. */
public final class Rules {
    /** The one rule of constant folding. */
    public static final Rule FOLD_CONSTANT = new FoldConstant();

    public static final List<Rule> ALL = List.of(
            // neutral elements
            new MultiplyByOne(),
            new MultiplyByMinusOne(),
            new MultiplyByZero(),
            new AddZero(),
            // signs
            new NegateTwice(),
            new NegateDifference(),
            new AddNegation(),
            new SubtractNegation(),
            new NegationIntoScale(),
            new NegationOutOfProduct(),
            new SumNegation(),
            // products
            new MultiplySelf(),
            new AddSelf(),
            new GatherScales(),
            new CommonScale(),
            new SumScale(),
            new ScaleOutOfProduct(),
            new DivideByScale(),
            // broadcasts
            new BroadcastTwice(),
            new BroadcastIntoLanewise(),
            new ReduceBroadcast(),
            new ContractBroadcast(),
            new ReshapeBroadcast(),
            new ReshapeScalar(),
            new TransposeBroadcast(),
            // reductions
            new ReduceKeptAxes(),
            new ReduceOneElement(),
            // layout
            new ReshapeTwice(),
            new TransposeTwice(),
            new TransposeOnes(),
            new ContractTransposed(),
            new TransposeContraction(),
            new SliceOfPad(),
            new SliceOfSlice(),
            new SliceOfConcat(),
            new PadTwice(),
            new AddPads(),
            new ConcatOfConcat());

    private Rules() {}
}
