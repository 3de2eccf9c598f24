package netc.runtime;

/**
 * Compares {@link Lanes} with {@link VectorLanes} bit for bit, in a JVM of its own.
 *
 * <p>Arguments: the distance between the bit patterns that are tried. Prints {@code equal}, the width and how many were
 * compared.
 */
final class LanesBitsMain {
    private static final int BLOCK = 4096;

    private LanesBitsMain() {}

    public static void main(String[] arguments) {
        int stride = Integer.parseInt(arguments[0]);
        float[] a = new float[BLOCK];
        float[] b = new float[BLOCK];
        float[] out = new float[BLOCK];
        long compared = 0;
        for (long bits = 0; bits < 1L << 32; bits += (long) stride * BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                a[i] = Float.intBitsToFloat((int) (bits + (long) i * stride));
                b[i] = partner(i, a[i]);
            }
            if (bits == 0) {
                placeSpecialValues(a, b, 0);
                placeSpecialValues(a, b, BLOCK / 2);
            }
            compared += compareAll(a, b, out);
        }
        System.out.println("equal " + VectorLanes.SPECIES.vectorBitSize() + " " + compared);
    }

    /** Now near, now far, now the same. */
    private static float partner(int i, float a) {
        return switch (i % 4) {
            case 0 -> a;
            case 1 -> -a;
            case 2 -> Math.nextUp(a);
            default -> Float.intBitsToFloat(i * 0x9E3779B9);
        };
    }

    private static void placeSpecialValues(float[] a, float[] b, int from) {
        float[] special = {
            0f,
            -0f,
            1f,
            -1f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            88.72284f,
            88.72283f,
            -103.97208f,
            0.625f,
            Math.nextDown(0.625f),
            Math.nextDown(1f),
            4f,
            -4f,
            0.5f,
            -87.33655f
        };
        for (int i = 0; i < special.length * special.length; i++) {
            a[from + i] = special[i / special.length];
            b[from + i] = special[i % special.length];
        }
    }

    private static long compareAll(float[] a, float[] b, float[] out) {
        LaneFunctions.UNARY.forEach((name, scalar) -> {
            LaneFunctions.VECTOR.get(name).apply(a, b, out, BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                check(name, a[i], b[i], scalar.apply(a[i]), out[i]);
            }
        });
        LaneFunctions.BINARY.forEach((name, scalar) -> {
            LaneFunctions.VECTOR.get(name).apply(a, b, out, BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                check(name, a[i], b[i], scalar.apply(a[i], b[i]), out[i]);
            }
        });
        return (long) BLOCK * LaneFunctions.VECTOR.size();
    }

    private static void check(String name, float a, float b, float scalar, float vector) {
        if (Float.floatToIntBits(scalar) != Float.floatToIntBits(vector)) {
            throw new AssertionError(name + "(" + a + ", " + b + "): scalar " + scalar + ", vector " + vector);
        }
    }
}
