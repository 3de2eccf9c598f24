package netc.compiler.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netc.compiler.ir.Network;
import netc.compiler.type.Shape;

/** Where each parameter begins in the one array that holds them all. */
final class ParameterOffsets {
    private final Map<String, Integer> offsets = new LinkedHashMap<>();

    ParameterOffsets(List<Network.Parameter> parameters) {
        long end = 0;
        for (Network.Parameter parameter : parameters) {
            Shape stored = parameter.value().shape();
            offsets.put(parameter.path(), Math.toIntExact(end));
            end += (Access.paddedSize(stored) + Access.ALIGNMENT - 1) / Access.ALIGNMENT * Access.ALIGNMENT;
        }
        Math.toIntExact(end + Access.ALIGNMENT);
    }

    int of(String path) {
        Integer offset = offsets.get(path);
        if (offset == null) {
            throw new IllegalArgumentException("no parameter " + path);
        }
        return offset;
    }
}
