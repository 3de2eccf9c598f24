package netc.runtime;

import java.lang.invoke.MethodHandles;

/** Opens a gate, waits up to twenty seconds for vector kernels, prints what it saw, and stays for as long as asked. */
final class KernelGateMain {
    private KernelGateMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        KernelGate<DemoKernels> gate = KernelGate.of(
                MethodHandles.lookup(), DemoKernels.class, new DemoKernels.Scalar(), DemoKernels.Demo::new);
        boolean first = gate.kernels() instanceof DemoKernels.Scalar;
        long start = System.nanoTime();
        while (!gate.isVector() && !gate.isSettled() && System.nanoTime() - start < 20_000_000_000L) {
            Thread.sleep(5);
        }
        System.out.println(
                "first " + (first ? "scalar" : "vector") + ", then " + (gate.isVector() ? "vector" : "scalar") + " "
                        + gate.kernels().getClass().getSimpleName());
        Thread.sleep(Long.getLong("demo.stay", 0));
    }
}
