package netc.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/** What the logger {@code netc} says of kernels. A logger takes its time to be made: this class is not touched before. */
final class GateLog {
    private static final System.Logger LOG = System.getLogger("netc");
    private static final AtomicBoolean SLOWER = new AtomicBoolean();

    private GateLog() {}

    /** There are no vector kernels, and not by mistake; said once, whatever the number of nets. */
    static void slower(String reason) {
        if (!SLOWER.getAndSet(true)) {
            LOG.log(System.Logger.Level.INFO, "scalar kernels, slower: " + reason);
        }
    }

    /** Vector kernels of a net are not used although they should be. */
    static void scalarStay(String kernels, String reason) {
        LOG.log(System.Logger.Level.WARNING, kernels + ": scalar kernels stay, as vector kernels " + reason);
    }

    /** Vector kernels of a net are not used as something went wrong. */
    static void scalarStay(String kernels, String reason, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, kernels + ": scalar kernels stay, as vector kernels " + reason, failure);
    }

    /** {@link Math#fma} is slow. */
    static void missingFma() {
        LOG.log(
                System.Logger.Level.WARNING,
                "Math.fma is no instruction of this machine: results are the same, but slow, and calls allocate");
    }
}
