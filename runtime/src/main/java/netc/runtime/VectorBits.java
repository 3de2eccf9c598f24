package netc.runtime;

/** The width of vectors that the user asks for. */
final class VectorBits {
    static final String PROPERTY = "netc.vector.bits";

    private VectorBits() {}

    /**
     * 128, 256 or 512; 0 leaves it to the machine.
     *
     * @throws IllegalArgumentException if {@code -Dnetc.vector.bits} is anything else
     */
    static int requested() {
        String text = System.getProperty(PROPERTY, "");
        return switch (text) {
            case "" -> 0;
            case "128", "256", "512" -> Integer.parseInt(text);
            default -> throw new IllegalArgumentException("-D" + PROPERTY + ": expected 128, 256 or 512, got " + text);
        };
    }
}
