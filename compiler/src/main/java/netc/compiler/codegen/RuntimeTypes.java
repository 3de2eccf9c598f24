package netc.compiler.codegen;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names; the compiler itself does not see them. */
final class RuntimeTypes {
    static final ClassName COMPILED_NET = type("CompiledNet");
    static final ClassName ENTRIES = type("Entries");
    static final ClassName ENTRY = type("Entry");
    static final ClassName GENERATED_TYPE = type("GeneratedType");
    static final ClassName INITIALIZER = type("Initializer");
    static final ClassName MODEL = type("GeneratedModel");
    static final ClassName FINITE_FACTORS = type("FiniteFactors");
    static final ClassName GATHERED_ROWS = type("GatheredRows");
    static final ClassName NET_INFO = type("NetInfo");
    static final ClassName NET_TYPE = type("NetType");
    static final ClassName NON_ZEROS = type("NonZeros");
    static final ClassName PARAMETER_LAYOUT = type("ParameterLayout");
    static final ClassName RATE = type("Rate");
    static final ClassName RESULT = type("Result");
    static final ClassName SESSION = type("GeneratedSession");
    static final ClassName TRAINER = type("GeneratedTrainer");
    static final ClassName TRAINER_BUILDER = type("TrainerBuilder");
    static final ClassName TRAINER_SETTINGS = type("TrainerSettings");
    static final ClassName STEP_LISTENER = type("Trainer").nestedClass("StepListener");
    static final ClassName EPOCH_REPORT = type("Trainer").nestedClass("EpochReport");

    private RuntimeTypes() {}

    private static ClassName type(String name) {
        return ClassName.get("netc.runtime", name);
    }
}
