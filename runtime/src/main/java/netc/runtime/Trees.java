package netc.runtime;

/**
 * The fixed trees over the 16 accumulators of a reduction, which give the same bits for every register width: pairs (i, i+8), then
 * (i, i+4), (i, i+2) and (i, i+1). Where registers were combined first, what is left is a tree over 8 or 4.
 */
public final class Trees {
    private Trees() {}

    /**
     * Adds 16 accumulators.
     *
     * @param scratch holds them from {@code offset} on
     * @return their sum
     */
    public static float tree16(float[] scratch, int offset) {
        float a0 = scratch[offset] + scratch[offset + 8];
        float a1 = scratch[offset + 1] + scratch[offset + 9];
        float a2 = scratch[offset + 2] + scratch[offset + 10];
        float a3 = scratch[offset + 3] + scratch[offset + 11];
        float a4 = scratch[offset + 4] + scratch[offset + 12];
        float a5 = scratch[offset + 5] + scratch[offset + 13];
        float a6 = scratch[offset + 6] + scratch[offset + 14];
        float a7 = scratch[offset + 7] + scratch[offset + 15];
        a0 = a0 + a4;
        a1 = a1 + a5;
        a2 = a2 + a6;
        a3 = a3 + a7;
        a0 = a0 + a2;
        a1 = a1 + a3;
        return a0 + a1;
    }

    /** Adds what is left of 16 accumulators after the pairs (i, i+8). */
    public static float tree8(float[] scratch, int offset) {
        float a0 = scratch[offset] + scratch[offset + 4];
        float a1 = scratch[offset + 1] + scratch[offset + 5];
        float a2 = scratch[offset + 2] + scratch[offset + 6];
        float a3 = scratch[offset + 3] + scratch[offset + 7];
        a0 = a0 + a2;
        a1 = a1 + a3;
        return a0 + a1;
    }

    /** Adds what is left of 16 accumulators after the pairs (i, i+8) and (i, i+4). */
    public static float tree4(float[] scratch, int offset) {
        float a0 = scratch[offset] + scratch[offset + 2];
        float a1 = scratch[offset + 1] + scratch[offset + 3];
        return a0 + a1;
    }

    /** Like {@link #tree16}, with {@link Lanes#maximum} in place of the sum. */
    public static float maxTree16(float[] scratch, int offset) {
        float a0 = Math.max(scratch[offset], scratch[offset + 8]);
        float a1 = Math.max(scratch[offset + 1], scratch[offset + 9]);
        float a2 = Math.max(scratch[offset + 2], scratch[offset + 10]);
        float a3 = Math.max(scratch[offset + 3], scratch[offset + 11]);
        float a4 = Math.max(scratch[offset + 4], scratch[offset + 12]);
        float a5 = Math.max(scratch[offset + 5], scratch[offset + 13]);
        float a6 = Math.max(scratch[offset + 6], scratch[offset + 14]);
        float a7 = Math.max(scratch[offset + 7], scratch[offset + 15]);
        a0 = Math.max(a0, a4);
        a1 = Math.max(a1, a5);
        a2 = Math.max(a2, a6);
        a3 = Math.max(a3, a7);
        a0 = Math.max(a0, a2);
        a1 = Math.max(a1, a3);
        return Math.max(a0, a1);
    }

    /** Like {@link #tree8}, with {@link Lanes#maximum} in place of the sum. */
    public static float maxTree8(float[] scratch, int offset) {
        float a0 = Math.max(scratch[offset], scratch[offset + 4]);
        float a1 = Math.max(scratch[offset + 1], scratch[offset + 5]);
        float a2 = Math.max(scratch[offset + 2], scratch[offset + 6]);
        float a3 = Math.max(scratch[offset + 3], scratch[offset + 7]);
        a0 = Math.max(a0, a2);
        a1 = Math.max(a1, a3);
        return Math.max(a0, a1);
    }

    /** Like {@link #tree4}, with {@link Lanes#maximum} in place of the sum. */
    public static float maxTree4(float[] scratch, int offset) {
        float a0 = Math.max(scratch[offset], scratch[offset + 2]);
        float a1 = Math.max(scratch[offset + 1], scratch[offset + 3]);
        return Math.max(a0, a1);
    }

    /** Like {@link #tree16}, with {@link Lanes#minimum} in place of the sum. */
    public static float minTree16(float[] scratch, int offset) {
        float a0 = Math.min(scratch[offset], scratch[offset + 8]);
        float a1 = Math.min(scratch[offset + 1], scratch[offset + 9]);
        float a2 = Math.min(scratch[offset + 2], scratch[offset + 10]);
        float a3 = Math.min(scratch[offset + 3], scratch[offset + 11]);
        float a4 = Math.min(scratch[offset + 4], scratch[offset + 12]);
        float a5 = Math.min(scratch[offset + 5], scratch[offset + 13]);
        float a6 = Math.min(scratch[offset + 6], scratch[offset + 14]);
        float a7 = Math.min(scratch[offset + 7], scratch[offset + 15]);
        a0 = Math.min(a0, a4);
        a1 = Math.min(a1, a5);
        a2 = Math.min(a2, a6);
        a3 = Math.min(a3, a7);
        a0 = Math.min(a0, a2);
        a1 = Math.min(a1, a3);
        return Math.min(a0, a1);
    }

    /** Like {@link #tree8}, with {@link Lanes#minimum} in place of the sum. */
    public static float minTree8(float[] scratch, int offset) {
        float a0 = Math.min(scratch[offset], scratch[offset + 4]);
        float a1 = Math.min(scratch[offset + 1], scratch[offset + 5]);
        float a2 = Math.min(scratch[offset + 2], scratch[offset + 6]);
        float a3 = Math.min(scratch[offset + 3], scratch[offset + 7]);
        a0 = Math.min(a0, a2);
        a1 = Math.min(a1, a3);
        return Math.min(a0, a1);
    }

    /** Like {@link #tree4}, with {@link Lanes#minimum} in place of the sum. */
    public static float minTree4(float[] scratch, int offset) {
        float a0 = Math.min(scratch[offset], scratch[offset + 2]);
        float a1 = Math.min(scratch[offset + 1], scratch[offset + 3]);
        return Math.min(a0, a1);
    }
}
