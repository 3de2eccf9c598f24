package netc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small {@code .net} files for tests. */
final class Nets {
    /** Learns x1 · x2. */
    static final String PRODUCT = """
            /// Multiplies.
            net Product {
                const Hidden = 16

                input x: [2]
                target y: [1]

                output product = x |> dense(Hidden) |> relu |> dense(1)
                loss = mse(product, y)

                train {
                    data      = "builtin:product"
                    optimizer = sgd(momentum = 0.9)
                    rate      = 0.05
                    batch     = 64
                    epochs    = 2
                    seed      = 3
                }
            }
            """;

    /** Tells two by three pixels apart, of a data set beside the file. */
    static final String DIGITS = """
            net Digits {
                input image: [6]
                label digit: class 10

                logits = image |> dense(10)
                output probabilities = softmax(logits)
                loss = cross_entropy(logits, digit)
                metric accuracy = accuracy(logits, digit)

                train { data = "digits"  rate = 0.1  batch = 4  epochs = 1 }
            }
            """;

    /** Its one error is in line 3, column 25. */
    static final String WRONG = """
            net Wrong {
                input x: [2]
                output y = x |> dense(Hiden)
            }
            """;

    private Nets() {}

    static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
