package netc.compiler.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final Set<Value> reads = new HashSet<>();
    private final Set<Group> predecessors = new LinkedHashSet<>();
    private final List<Group> successors = new ArrayList<>();
    private final int number;
    private int weight;
    private int size;
    private int reductions;

    /** The longest way here over predecessors. */
    private int level;

    Group(int number, Kind kind, Value anchor, Domain domain) {
        this.number = number;
        this.kind = kind;
        this.anchor = anchor;
        this.domain = domain;
    }

    /** How many groups began before this one. */
    int number() {
        return number;
    }

    Kind kind() {
        return kind;
    }

    /** The value that the group began with. */
    Value anchor() {
        return anchor;
    }

    /** Whether what it computes differs from sample to sample. */
    boolean isPerSample() {
        return anchor.type().batch();
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

    /** How much code computes the members and loads what they read, with a tree more, see {@link Values#size}. */
    int sizeWith(Trees.Tree tree) {
        long loads = tree.reads().stream()
                .filter(read -> !reads.contains(read) && !members.contains(Values.alias(read)))
                .count();
        return size + tree.size() + Math.toIntExact(loads);
    }

    /** How many members are reductions over lanes. */
    int reductions() {
        return reductions;
    }

    void add(Value member, Trees.Tree tree) {
        size = sizeWith(tree);
        weight += member.equals(anchor) ? 0 : tree.weight();
        reductions += Values.isRowReduction(member) ? 1 : 0;
        reads.addAll(tree.reads());
        members.add(member);
    }

    void after(Group predecessor) {
        if (predecessor != this && predecessors.add(predecessor)) {
            predecessor.successors.add(this);
            rise(predecessor.level + 1);
        }
    }

    private void rise(int least) {
        level = Math.max(level, least);
        List<Group> pending = new ArrayList<>(List.of(this));
        while (!pending.isEmpty()) {
            Group risen = pending.remove(pending.size() - 1);
            for (Group successor : risen.successors) {
                if (successor == this) {
                    throw new IllegalStateException("fusion made a cycle through " + this);
                }
                if (successor.level <= risen.level) {
                    successor.level = risen.level + 1;
                    pending.add(successor);
                }
            }
        }
    }

    /** Whether this group must run after {@code that}, directly or through others, all of which then have a level between theirs. */
    boolean dependsOn(Group that) {
        Set<Group> seen = new HashSet<>();
        List<Group> pending = new ArrayList<>(List.of(this));
        while (!pending.isEmpty()) {
            Group group = pending.remove(pending.size() - 1);
            if (group == that) {
                return true;
            }
            if (group.level > that.level && seen.add(group)) {
                pending.addAll(group.predecessors);
            }
        }
        return false;
    }

    /** The groups in an order in which each comes after its predecessors. */
    static List<Group> inOrder(List<Group> groups) {
        Set<Group> ordered = new LinkedHashSet<>();
        Map<Group, Iterator<Group>> open = new HashMap<>();
        Deque<Group> path = new ArrayDeque<>();
        for (Group first : groups) {
            path.push(first);
            while (!path.isEmpty()) {
                Group group = path.peek();
                Iterator<Group> before =
                        open.computeIfAbsent(group, g -> g.predecessors().iterator());
                if (ordered.contains(group)) {
                    path.pop();
                } else if (before.hasNext()) {
                    Group predecessor = before.next();
                    if (open.containsKey(predecessor) && !ordered.contains(predecessor)) {
                        throw new IllegalStateException("fusion made a cycle through " + predecessor);
                    }
                    path.push(predecessor);
                } else {
                    ordered.add(path.pop());
                }
            }
        }
        return List.copyOf(ordered);
    }

    @Override
    public String toString() {
        return kind + " " + anchor + " " + members;
    }
}
