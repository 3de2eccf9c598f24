package netc.compiler.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netc.compiler.ir.Leaf;
import netc.compiler.ir.Value;

/** Values that one kernel will compute together, while fusion is deciding. */
final class Group {

    /** What anchors a group, and so what may join it. */
    enum Kind {
        CONTRACT,
        DOT,
        ROWS,
        FOLD,
        MOVE
    }

    private final Kind kind;
    private final Value anchor;
    private final Domain domain;
    private final Set<Value> members = new LinkedHashSet<>();
    private final List<Leaf> assigned = new ArrayList<>();
    private final Set<Group> predecessors = new LinkedHashSet<>();
    private int weight;

    Group(Kind kind, Value anchor, Domain domain) {
        this.kind = kind;
        this.anchor = anchor;
        this.domain = domain;
    }

    Kind kind() {
        return kind;
    }

    /** The value that the group began with. */
    Value anchor() {
        return anchor;
    }

    Domain domain() {
        return domain;
    }

    /** The values that are computed here and may be read elsewhere; what is only on the way to them is not listed. */
    Set<Value> members() {
        return members;
    }

    /** Parameters and states that the group overwrites. */
    List<Leaf> assigned() {
        return assigned;
    }

    /** Groups that must have run before. */
    Set<Group> predecessors() {
        return predecessors;
    }

    /** The vector instructions that joined the anchor. */
    int weight() {
        return weight;
    }

    void add(Value member, int addedWeight) {
        members.add(member);
        weight += addedWeight;
    }

    void after(Group predecessor) {
        if (predecessor != this) {
            predecessors.add(predecessor);
        }
    }

    /** Whether this group must run after {@code that}, directly or through others. */
    boolean dependsOn(Group that) {
        Set<Group> seen = new LinkedHashSet<>();
        List<Group> pending = new ArrayList<>(List.of(this));
        while (!pending.isEmpty()) {
            Group group = pending.remove(pending.size() - 1);
            if (group == that) {
                return true;
            }
            if (seen.add(group)) {
                pending.addAll(group.predecessors);
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return kind + " " + anchor + " " + members;
    }
}
