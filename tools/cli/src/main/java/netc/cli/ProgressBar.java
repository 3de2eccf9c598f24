package netc.cli;

import java.util.Locale;
import netc.runtime.Trainer;

/** Draws how far an epoch is on a terminal's line, and wipes it when asked; silent where nobody watches. */
final class ProgressBar implements Trainer.StepListener {
    private static final int WIDTH = 30;
    private static final long NANOSECONDS_BETWEEN = 50_000_000;

    private final Console console;
    private final String label;
    private long lastDrawn = Long.MIN_VALUE;

    ProgressBar(Console console, String label) {
        this.console = console;
        this.label = label;
    }

    @Override
    public void stepped(int step, int steps, float loss) {
        long now = System.nanoTime();
        if (!console.terminal() || (lastDrawn != Long.MIN_VALUE && now - lastDrawn < NANOSECONDS_BETWEEN)) {
            return;
        }
        lastDrawn = now;
        int filled = (int) ((long) WIDTH * step / steps);
        String bar = "█".repeat(filled) + "·".repeat(WIDTH - filled);
        console.err()
                .print(String.format(Locale.ROOT, "\r%s %s %d/%d  loss %.4f\u001B[K", label, bar, step, steps, loss));
        console.err().flush();
    }

    void wipe() {
        if (console.terminal()) {
            console.err().print("\r\u001B[K");
            console.err().flush();
        }
    }
}
