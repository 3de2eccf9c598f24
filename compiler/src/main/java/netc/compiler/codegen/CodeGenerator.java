package netc.compiler.codegen;

import com.palantir.javapoet.JavaFile;
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
        List<Source> sources = new ArrayList<>();
        sources.add(new Source(kernels.abstractClass(), false));
        sources.add(new Source(kernels.kernels(Target.SCALAR), false));
        for (Target target : Target.VECTORS) {
            sources.add(new Source(kernels.kernels(target), true));
        }
        return sources;
    }
}
