package netc.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import netc.compiler.plan.Buffer;
import netc.compiler.plan.BufferPlan;
import netc.compiler.plan.Kernel;

/** How a kernel's arguments are found in the context of an entry. */
final class ContextFields {
    private final BufferPlan buffers;

    ContextFields(BufferPlan buffers) {
        this.buffers = buffers;
    }

    CodeBlock array(Buffer buffer) {
        return CodeBlock.of("c.$N", field(buffers, buffer));
    }

    CodeBlock scalar(String name) {
        return CodeBlock.of("c.$N", name);
    }

    /** A thread's room for gathered rows. */
    CodeBlock gathered(String worker) {
        return CodeBlock.of("c.$N[$L]", Gathering.ROOM, worker);
    }

    /** The lists of a thread. */
    CodeBlock nonZeros(String worker) {
        return CodeBlock.of("c.$N[$L]", ZeroSkips.LISTS, worker);
    }

    /** What knows whether the factors of a kernel are finite. */
    CodeBlock finite(Kernel kernel) {
        return CodeBlock.of("c.$N", ZeroSkips.finiteField(kernel));
    }

    CodeBlock scratch() {
        return CodeBlock.of("c.scratch");
    }

    /** The field that holds a buffer. Feeds and arrays of the workspace have prefixes, so that no two names can meet. */
    static String field(BufferPlan buffers, Buffer buffer) {
        if (buffer instanceof Buffer.Slot slot) {
            return JavaNames.workspaceField(buffers.arrayOf(slot).name());
        } else if (buffer instanceof Buffer.Feed feed) {
            return JavaNames.feedField(feed.name());
        }
        return buffer.name();
    }
}
