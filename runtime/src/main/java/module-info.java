/**
 * What generated nets call when they run: models, sessions, trainers, weights, lane-wise functions. Needs the JDK only.
 *
 * <p>The Vector API's incubator module is deliberately not required, not even statically: users compile and run without it,
 * and {@link netc.runtime.KernelGate} adds the read when the module is present.
 */
module netc.runtime {
    exports netc.runtime;
}
