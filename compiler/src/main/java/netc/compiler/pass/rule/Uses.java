package netc.compiler.pass.rule;

import netc.compiler.ir.Value;

/** Who else reads a value: what decides whether taking it apart pays, and never whether it is right. */
@FunctionalInterface
public interface Uses {
    /** Whether more than one value or root reads {@code value}. */
    boolean isShared(Value value);
}
