package netc.compiler.codegen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import netc.compiler.ir.Network;

/**
 * What tells the weights of one architecture from those of another: a digest of the interface and the parameters of a net.
 *
 * <p>It does not depend on how the compiler lowers a net, so that a new version reads old weights.
 */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    static String of(Network network) {
        StringBuilder text = new StringBuilder(network.name());
        network.feeds()
                .forEach(f -> text.append('\n')
                        .append(f.role())
                        .append(' ')
                        .append(f.name())
                        .append(' ')
                        .append(f.type()));
        network.outputs()
                .forEach(o -> text.append("\noutput ")
                        .append(o.name())
                        .append(' ')
                        .append(o.value().shape()));
        network.parameters()
                .forEach(p ->
                        text.append("\nparam ").append(p.path()).append(' ').append(p.type()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
