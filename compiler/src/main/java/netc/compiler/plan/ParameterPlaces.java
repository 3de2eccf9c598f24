package netc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import netc.compiler.ir.Network;
import netc.compiler.type.Shape;
import netc.compiler.type.TensorType;

/** Where each parameter begins in the one array that holds them all, and which ones lie there in panels. */
final class ParameterPlaces {
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final NavigableSet<Integer> begins = new TreeSet<>();
    private final Set<String> inPanels;

    ParameterPlaces(List<Network.Parameter> parameters, Set<String> inPanels) {
        this.inPanels = Set.copyOf(inPanels);
        long end = 0;
        for (Network.Parameter parameter : parameters) {
            Shape stored = parameter.value().shape();
            offsets.put(parameter.path(), Math.toIntExact(end));
            begins.add(Math.toIntExact(end));
            end += (Access.paddedSize(stored) + Access.ALIGNMENT - 1) / Access.ALIGNMENT * Access.ALIGNMENT;
        }
        Math.toIntExact(end + Access.ALIGNMENT);
    }

    int offset(String path) {
        Integer offset = offsets.get(path);
        if (offset == null) {
            throw new IllegalArgumentException("no parameter " + path);
        }
        return offset;
    }

    /** Where the parameter begins that has an element at an offset. */
    int begin(int offset) {
        Integer begin = begins.floor(offset);
        if (begin == null) {
            throw new IllegalArgumentException("no parameter at " + offset);
        }
        return begin;
    }

    boolean inPanels(String path) {
        return inPanels.contains(path);
    }

    /** The place of a parameter in the array of all, or of what an optimiser keeps for it in an array of the same layout. */
    Access access(Buffer buffer, String path, TensorType type) {
        return inPanels(path) ? Access.panels(buffer, offset(path), type) : Access.padded(buffer, offset(path), type);
    }
}
