package netc.compiler.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import netc.compiler.ast.Item;
import netc.compiler.ast.SourceFile;
import netc.compiler.ast.Statement;
import org.jspecify.annotations.Nullable;

/** A file with the layers that it declares and sees. */
final class Module {
    private final SourceFile file;
    private final @Nullable Module prelude;
    private final List<Module> used = new ArrayList<>();
    private final Map<String, Function.Layer> layers = new LinkedHashMap<>();
    private boolean incomplete;

    /** A module of {@code file}; {@code prelude} is what every file sees, or null for the prelude itself. */
    Module(SourceFile file, @Nullable Module prelude) {
        this.file = file;
        this.prelude = prelude;
        this.incomplete = file.broken();
    }

    SourceFile file() {
        return file;
    }

    /** Adds a layer of this file; the answer is one of the same name that was there before. */
    Optional<Function.Layer> declare(Item.Layer layer) {
        return Optional.ofNullable(layers.putIfAbsent(layer.name().text(), new Function.Layer(layer, this)));
    }

    /** Makes the layers of {@code module} visible here. */
    void use(Module module) {
        used.add(module);
        incomplete |= module.incomplete;
    }

    /** Notes that a used file could not be read, so that unknown functions may be its layers. */
    void markIncomplete() {
        incomplete = true;
    }

    /** Whether there may be layers of which this module does not know. */
    boolean isIncomplete() {
        return incomplete;
    }

    List<Module> used() {
        return used;
    }

    Map<String, Function.Layer> layers() {
        return layers;
    }

    /** The function of that name: a layer of this file, of the files it uses, of the prelude, or a primitive. */
    Optional<Function> function(String name) {
        Function.Layer own = layers.get(name);
        if (own != null) {
            return Optional.of(own);
        }
        for (Module module : used) {
            Function.Layer found = module.layers.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        if (prelude != null) {
            return prelude.function(name);
        }
        return Optional.ofNullable(Intrinsics.TABLE.get(name)).map(Function.Primitive::new);
    }

    /** The names of all functions in sight. */
    Set<String> functionNames() {
        Set<String> names = new TreeSet<>(layers.keySet());
        used.forEach(module -> names.addAll(module.layers.keySet()));
        names.addAll(prelude == null ? Intrinsics.TABLE.keySet() : prelude.functionNames());
        return names;
    }

    /** The consts at file level, in order. */
    List<Statement.Constant> constants() {
        return file.items().stream()
                .filter(Item.FileConstant.class::isInstance)
                .map(item -> ((Item.FileConstant) item).constant())
                .toList();
    }
}
