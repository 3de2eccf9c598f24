package netc.runtime;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/** The widths of vectors that are registers of this machine. Wider ones give the same bits, but as objects: slowly. */
final class RegisterWidths {
    private RegisterWidths() {}

    static IntStream ofThisMachine() {
        return IntStream.of(128, 256, 512).filter(bits -> bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize());
    }
}
