package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import netc.compiler.plan.ModelPlan;

/** Writes the Java source of a planned net. */
public final class CodeGenerator {
    private CodeGenerator() {}

    /**
     * A generated source file.
     *
     * @param vector whether it names the Vector API, and so is compiled apart from the user's code
     */
    public record Source(JavaFile file, boolean vector) {
        /** The qualified name of its class. */
        public String className() {
            String name = file.typeSpec().name();
            return file.packageName().isEmpty() ? name : file.packageName() + "." + name;
        }

        /** What to write. */
        public String text() {
            return file.toString();
        }
    }

    public static List<Source> generate(ModelPlan plan, String packageName) {
        KernelClasses kernels =
                new KernelClasses(plan, packageName, plan.network().name());
        String net = plan.network().name();
        ClassName api = ClassName.get(packageName, net);
        ClassName info = ClassName.get(packageName, net + "Info");
        ClassName entries = ClassName.get(packageName, net + "Entries");
        List<Source> sources = new ArrayList<>();
        sources.add(plain(packageName, new ApiClass(plan.network(), api, entries, kernels.base()).emit()));
        sources.add(plain(packageName, new InfoClass(plan, info).emit()));
        sources.add(plain(packageName, new EntriesClass(plan, kernels, entries, info).emit()));
        sources.add(new Source(kernels.abstractClass(), false));
        // The kernel classes are most of the work and have nothing to do with each other.
        List<Target> targets = new ArrayList<>(List.of(Target.SCALAR));
        targets.addAll(Target.VECTORS);
        sources.addAll(targets.parallelStream()
                .map(target -> new Source(kernels.kernels(target), target.isVector()))
                .toList());
        return sources;
    }

    private static Source plain(String packageName, TypeSpec type) {
        return new Source(KernelClasses.file(packageName, type), false);
    }
}
