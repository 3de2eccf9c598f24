package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netc.compiler.ir.Network;
import netc.compiler.source.JavaSpelling;

/** The Java names and types of what a net takes and gives. */
final class Interface {
    private final Network network;
    private final ClassName api;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Interface(Network network, ClassName api) {
        this.network = network;
        this.api = api;
        for (Network.Feed feed : network.feeds()) {
            String name = JavaSpelling.camel(feed.name());
            parameters.put(feed.name(), name);
            taken.add(name);
        }
    }

    Network network() {
        return network;
    }

    /** The generated class itself. */
    ClassName api() {
        return api;
    }

    List<Network.Feed> inputs() {
        return network.feeds().stream()
                .filter(feed -> feed.role() == Network.Role.INPUT)
                .toList();
    }

    List<Network.Feed> labels() {
        return network.feeds().stream()
                .filter(feed -> feed.role() == Network.Role.LABEL)
                .toList();
    }

    /** The columns of feeds as parameters of a method. */
    List<ParameterSpec> columns(List<Network.Feed> feeds) {
        List<ParameterSpec> columns = new ArrayList<>();
        for (Network.Feed feed : feeds) {
            String name = parameters.getOrDefault(feed.name(), feed.name());
            columns.add(ParameterSpec.builder(feed.type().isFloat() ? float[].class : int[].class, name)
                    .build());
        }
        return columns;
    }

    /** A name of our own for a parameter, where no feed has it. */
    String own(String name) {
        return taken.contains(name) ? own(name + "_") : name;
    }

    /** The enum of a label with named classes. */
    ClassName classes(Network.Feed label) {
        String name = JavaSpelling.type(label.name());
        boolean clash =
                Set.of(api.simpleName(), SessionClass.NAME, TrainerClass.NAME).contains(name);
        return api.nestedClass(clash ? name + "Class" : name);
    }

    /** What a classification of one sample returns. */
    TypeName answer(Network.Feed label) {
        return label.classNames().isEmpty() ? TypeName.INT : classes(label);
    }
}
