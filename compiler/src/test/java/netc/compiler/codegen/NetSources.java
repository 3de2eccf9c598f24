package netc.compiler.codegen;

import java.util.List;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.ir.Network;
import netc.compiler.lower.SourceFiles;
import netc.compiler.source.SourceText;

/** Nets for the tests of generated code: awkward sizes, every family of operations, every optimiser. */
final class NetSources {
    private NetSources() {}

    static Network network(String text) {
        CompileResult result =
                Netc.compile(SourceText.of("test.net", text), SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        if (result.diagnostics().hasErrors()) {
            throw new AssertionError(result.diagnostics().sorted() + "\n" + text);
        }
        return result.nets().get(0);
    }

    /** A classifier of these sizes. */
    static String classifier(int input, int hidden, int classes, String activation, String optimizer) {
        return """
            net Test {
                input x: [%d]
                label y: class %d
                h = x |> dense(%d) |> %s
                logits = h |> dense(%d)
                output p = softmax(logits)
                loss = cross_entropy(logits, y)
                metric accuracy = accuracy(logits, y)
                train { optimizer = %s }
            }
            """.formatted(input, classes, hidden, activation, classes, optimizer);
    }

    private static String regression(String inputs, String body, String output) {
        return """
            net Test {
                %s
                target y: %s
                %s
                output p = z
                loss = mse(z, y)
                train { optimizer = sgd(momentum = 0.5) }
            }
            """.formatted(inputs, output, body);
    }

    static List<String> all() {
        return List.of(
                classifier(1, 1, 2, "relu", "sgd()"),
                classifier(3, 17, 5, "tanh", "sgd(momentum = 0.9, nesterov = true)"),
                classifier(16, 16, 16, "sigmoid", "adam()"),
                classifier(33, 100, 3, "gelu", "adamw(weight_decay = 0.01)"),
                classifier(100, 15, 33, "elu", "sgd(momentum = 0.9, weight_decay = 0.01)"),
                classifier(600, 7, 5, "silu", "sgd(momentum = 0.9)"),
                classifier(15, 65, 17, "softplus", "adam(weight_decay = 0.1)"),
                classifier(17, 130, 1000, "leaky_relu", "sgd(momentum = 0.9)"),
                // Losses and elementary functions.
                regression("input x: [7]", "z = exp(-square(x)) + sqrt(abs(x) + 1) - log(abs(x) + 2) |> neg2", "[7]")
                        .replace("|> neg2", ""),
                regression("input x: [20]", "param a: [20] = normal(0, 1)\n z = a * x / (1 + a ^ 2) + a ^ 3", "[20]"),
                // Matrices: rows, columns, products of several ranks, transposes.
                regression(
                        "input x: [5, 7]",
                        "param W: [7, 3] = normal(0, 1)\n param u: [5] = normal(0, 1)\n z = u @ (x @ W)",
                        "[3]"),
                regression(
                        "input x: [5, 7]",
                        "param W: [4, 5] = normal(0, 1)\n z = (W @ x) |> transpose |> tanh",
                        "[7, 4]"),
                regression("input x: [6, 5]", "z = x @ transpose(x) / 5", "[6, 6]"),
                regression(
                        "input x: [4, 6]",
                        "param W: [6, 6] = normal(0, 0.4)\n q = x @ W\n z = softmax(q @ transpose(x) / 2) @ x",
                        "[4, 6]"),
                // Layout: concatenation, slices, reshapes, flattening.
                regression(
                        "input x: [9]",
                        "a = x |> dense(5)\n b = x |> dense(12) |> relu\n z = concat([a, b, x], axis = 0)",
                        "[26]"),
                regression(
                        "input x: [3, 10]",
                        "param W: [3, 10] = normal(0, 1)\n z = reshape(x * W, [5, 6]) |> tanh |> flatten |> dense(4)",
                        "[4]"),
                regression(
                        "input x: [40]",
                        "h = x |> dense(40)\n z = slice(h, axis = 0, from = 3, to = 20) |> tanh",
                        "[17]"),
                // What is part of a value waits until the whole value is there.
                regression(
                        "input x: [8]",
                        "param a: [8] = normal(0, 1)\n h = tanh(a * x)\n z = h * slice(h, axis = 0, from = 3, to = 4)",
                        "[8]"),
                regression("input x: [8]", "h = x |> dense(8)\n z = h * slice(h, axis = 0, from = 3, to = 4)", "[8]"),
                // Reductions: over the last axis, over others, over all, and what is computed from them.
                regression("input x: [4, 9]", "z = x - mean(x, axis = -1, keep = true)", "[4, 9]"),
                regression(
                        "input x: [4, 9]",
                        "param g: [9] = normal(1, 0.1)\n c = x - mean(x, axis = -1, keep = true)\n"
                                + " z = g * c / sqrt(mean(square(c), axis = -1, keep = true) + 0.00001)",
                        "[4, 9]"),
                regression("input x: [4, 9]", "param W: [4, 9] = normal(0, 1)\n z = sum(x * W, axis = 0)", "[9]"),
                regression("input x: [4, 9]", "param W: [4, 9] = normal(0, 1)\n z = max(x * W, axis = -1)", "[4]"),
                regression(
                        "input x: [30]",
                        "param W: [30] = normal(0, 1)\n z = max(x * W) + min(x + W) + sum(x * W)",
                        "[]"),
                regression("input x: [3, 4, 5]", "param W: [4, 5] = normal(0, 1)\n z = sum(x * W, axis = 1)", "[3, 5]"),
                """
                net Test {
                    input x: [11]
                    input t: [3]
                    target y: [1]
                    h = concat([x |> dense(8) |> relu, t], axis = 0)
                    repeat 3 { h = h + (h |> dense(11) |> tanh) }
                    z = h |> dense(1)
                    output p = z
                    output twice = 2 * z
                    loss fit = huber(z, y, delta = 0.5)
                    loss keep_small = 0.01 * l2() + 0.001 * l1()
                    metric error = mae(z, y)
                    train { optimizer = adam() }
                }
                """,
                """
                net Test {
                    input x: [6]
                    label a: class 3
                    label b: [4] class 5
                    target y: [2]
                    h = x |> dense(20) |> relu
                    la = h |> dense(3)
                    lb = reshape(h |> dense(20), [4, 5])
                    ly = h |> dense(2)
                    output pa = softmax(la)
                    output pb = softmax(lb)
                    loss first = cross_entropy(la, a, label_smoothing = 0.1)
                    loss second = 0.5 * cross_entropy(lb, b)
                    loss third = binary_cross_entropy(ly, y)
                    metric hits = accuracy(la, a)
                    metric hits_b = accuracy(lb, b)
                }
                """,
                """
                net Test {
                    input x: [520]
                    target y: [1]
                    z = x |> dense(1)
                    output p = sigmoid(z)
                    loss = binary_cross_entropy(z, y)
                    train { optimizer = sgd(momentum = 0.9, nesterov = true) }
                }
                """);
    }

    /** Nets with rows whose functions are called for several rows at once, if there is room for them. */
    static List<String> calling() {
        return List.of(
                // One call after the other, several at once, and so many that fewer rows are taken at once.
                regression("input x: [11]", "param a: [11] = normal(0, 1)\n z = tanh(sigmoid(exp(a * x)) * 2)", "[11]"),
                regression("input x: [9]", "param a: [9] = normal(0, 1)\n z = exp(a * x) * tanh(x - a)", "[9]"),
                regression(
                        "input x: [16]",
                        "param a: [16] = normal(0, 1)\n u = a * x\n"
                                + " z = exp(u) + tanh(u) * sigmoid(u) - softplus(u) / (1 + exp(tanh(u) + sigmoid(u)))",
                        "[16]"),
                // Sweeps that need a call of their own, that share one, and a number that waits for the last sweep.
                regression("input x: [10]", "param a: [10] = normal(0, 1)\n z = tanh(softmax(a * x))", "[10]"),
                regression("input x: [10]", "param a: [10] = normal(0, 1)\n e = exp(a * x)\n z = e / sum(e)", "[10]"),
                regression("input x: [6]", "param a: [6] = normal(0, 1)\n z = sum(exp(tanh(a * x)))", "[]"),
                // Rows that just have room, and such that have not.
                regression("input x: [976]", "param a: [976] = normal(0, 1)\n z = softmax(a * x)", "[976]"),
                regression("input x: [992]", "param a: [992] = normal(0, 1)\n z = tanh(a * x)", "[992]"),
                regression("input x: [993]", "param a: [993] = normal(0, 1)\n z = tanh(a * x)", "[993]"),
                classifier(7, 12, 10, "tanh", "sgd()"));
    }

    static String square(int width, String optimizer) {
        return """
                net Test {
                    input x: [%1$d]
                    target y: [%1$d]
                    param W: [%1$d, %1$d] = normal(0, 0.1)
                    z = x @ (W @ W)
                    output p = z
                    loss = mse(z, y)
                    train { optimizer = %2$s }
                }
                """.formatted(width, optimizer);
    }

    /**
     * Nets in which each of two updates reads what the other overwrites, and one kernel cannot make both: one of them is made in a
     * place of its own, and copied when nobody needs the old value any more.
     */
    static List<String> entangled() {
        return List.of(
                entangled(
                        "input x: [3]",
                        "param A: [1, 1] = normal(0, 1)\n param B: [1, 1] = normal(0, 1)\n param C: [1, 1] = normal(0, 1)\n"
                                + " h = (x |> dense(1)) @ A + sum(A, axis = 0) * mean(A)\n z = tanh(h @ (B * C))",
                        "[1]",
                        "sgd()"),
                entangled(
                        "input x: [5]",
                        "param A: [20, 20] = normal(0, 0.3)\n param B: [20, 20] = normal(0, 0.3)\n"
                                + " h = silu((x |> dense(20)) @ (A * B))\n z = silu(h @ transpose(A))",
                        "[20]",
                        "sgd(weight_decay = 0.1)"));
    }

    private static String entangled(String inputs, String body, String output, String optimizer) {
        return regression(inputs, body, output)
                .replace("mse(z, y)", "mse(z, y) + 0.001 * l1()")
                .replace("sgd(momentum = 0.5)", optimizer);
    }

    /** Nets whose weights lie in panels, whose sums are taken in blocks, and whose columns are packed. */
    static List<String> wide() {
        return List.of(
                // Sums of two blocks and of three, of numbers of terms that four, two or one divides; columns, and
                // widths, that are a power of two or the sum of two.
                regression("input x: [1000]", "z = x |> dense(18)", "[18]"),
                regression("input x: [1004]", "z = x |> dense(18)", "[18]"),
                regression("input x: [1922]", "z = x |> dense(16)", "[16]"),
                regression("input x: [1923]", "z = x |> dense(16)", "[16]"),
                regression("input x: [1536]", "z = x |> dense(17)", "[17]"),
                classifier(768, 17, 3, "tanh", "sgd(momentum = 0.9, nesterov = true)"),
                classifier(96, 48, 3, "relu", "adam()"),
                // Adjoints that are packed into panels of samples, the last of them not full.
                classifier(640, 130, 3, "relu", "sgd(momentum = 0.9)"),
                regression("input x: [9]", "z = x |> dense(150) |> tanh |> dense(621)", "[621]"),
                // A copy in panels that is as large as vectors whose lifetime ends before.
                """
                net Test {
                    input x: [700]
                    label y: class 10
                    h1 = x |> dense(128) |> softmax
                    h2 = h1 |> dense(128) |> softmax
                    z = h2 |> dense(10)
                    output p = softmax(z)
                    loss = cross_entropy(z, y)
                    train { optimizer = adam() }
                }
                """,
                // Gradients that are products with the weight itself, which no product may overwrite before it is done.
                square(16, "sgd()"),
                square(40, "sgd(momentum = 0.9)"),
                // A transposed weight that is copied in two parts, and a rest of rows and of columns.
                regression("input x: [3]", "z = x |> dense(300) |> tanh |> dense(470)", "[470]"),
                regression(
                        "input x: [5]",
                        "z = (x |> dense(144) |> tanh |> dense(2)) + (x |> dense(256) |> tanh |> dense(2))",
                        "[2]"),
                // Panels that are read otherwise than by a product: transposed, reduced, by a penalty, row by row.
                regression(
                        "input x: [20]",
                        "param W: [20, 128] = normal(0, 0.2)\n z = relu(x @ W) @ transpose(W)",
                        "[20]"),
                regression(
                        "input x: [20]",
                        "param W: [20, 33] = normal(0, 0.2)\n z = x @ W + sum(W, axis = 0) + max(W) * mean(W)",
                        "[33]"),
                regression(
                        "input x: [18]",
                        "param W: [18, 17] = normal(0, 0.2)\n z = sum(x @ W) + sum(x * max(abs(W), axis = -1))",
                        "[]"),
                // The gradient of W, summed over the batch, is read by the update of W and by the gradient of V, which
                // reads W.
                regression(
                        "input x: [20, 8]",
                        "param W: [20, 30] = normal(0, 0.2)\n param V: [20, 30, 8] = normal(0, 0.2)\n"
                                + " z = transpose(x) @ (sum(V * V, axis = -1) * W) + transpose(x) @ W",
                        "[8, 30]"),
                // The gradient of W is a product of two vectors.
                regression(
                        "input x: [20]",
                        "param W: [20, 33] = normal(0, 0.2)\n param u: [33] = normal(0, 0.2)\n z = x * (W @ u)",
                        "[20]"),
                regression("input x: [2, 3, 20]", "z = x |> dense(96) |> tanh |> dense(18)", "[2, 3, 18]"),
                regression(
                        "input x: [20, 30, 8]\n input t: [20]",
                        "param W: [20, 30] = normal(0, 0.2)\n z = sum(x, axis = -1) * W + t @ W",
                        "[20, 30]"),
                """
                net Test {
                    input x: [19]
                    label y: class 3
                    logits = x |> dense(34) |> relu |> dense(21) |> relu |> dense(3)
                    output p = softmax(logits)
                    loss = cross_entropy(logits, y) + 0.01 * l2() + 0.001 * l1()
                    train { optimizer = adamw(weight_decay = 0.01) }
                }
                """,
                // Columns that are packed for one reader and viewed by another.
                regression("input x: [4, 24]", "a = x |> dense(18)\n z = (flatten(x) |> dense(3)) + sum(a)", "[3]"),
                regression("input x: [4, 24]", "z = (flatten(x) |> dense(3)) + sum(x * x)", "[3]"));
    }

    /** Nets whose predictions of a single sample leave out what is zero: in one block and in two, by one kernel and by many. */
    static List<String> skippingZeros() {
        return List.of("""
                net Test {
                    input x: [400]
                    h = x |> dense(170) |> relu |> dense(400) |> relu
                    output probabilities = softmax(h |> dense(10))
                }
                """, """
                net Test {
                    input x: [1100]
                    input y: [1100]
                    input z: [1100]
                    input t: [1100]
                    output a = (x |> dense(64)) + (y |> dense(64)) * (z |> dense(64)) - (t |> dense(64))
                }
                """, """
                net Test {
                    input x: [32, 48]
                    output z = flatten(x) |> dense(256) |> relu |> dense(2)
                }
                """);
    }

    /** The same with a training step, whose gradients leave out zeros as well. */
    static List<String> skippingZerosInTraining() {
        return List.of(
                // Its adjoint is packed into panels of samples.
                trainedOnInputs(640, 128, "sgd(momentum = 0.9)"),
                trainedOnInputs(400, 170, "adam()"),
                trainedOnInputs(1000, 66, "sgd()"));
    }

    private static String trainedOnInputs(int inputs, int width, String optimizer) {
        return """
                net Test {
                    input x: [%d]
                    target t: [3]
                    h = x |> dense(%d) |> relu
                    output z = h |> dense(3)
                    loss = mse(z, t)
                    train { optimizer = %s }
                }
                """.formatted(inputs, width, optimizer);
    }

    /** Small nets for batches of which a sum over the batch takes several blocks. */
    static List<String> forLargeBatches() {
        return List.of(
                classifier(20, 18, 3, "tanh", "sgd(momentum = 0.9)"),
                // Its adjoint is packed into panels of samples.
                classifier(630, 138, 3, "relu", "sgd(momentum = 0.9)"),
                // The slice keeps the batch and the rows from being one axis of the sum.
                regression(
                        "input x: [5, 3]",
                        "h = x |> dense(20) |> tanh\n z = slice(h, axis = 0, from = 1, to = 4) |> dense(17)",
                        "[3, 17]"),
                // The same with an even number of rows.
                regression(
                        "input x: [6, 3]",
                        "h = x |> dense(20) |> tanh\n z = slice(h, axis = 0, from = 1, to = 5) |> dense(17)",
                        "[4, 17]"),
                // And with so many rows that four are taken a turn.
                regression(
                        "input x: [36, 3]",
                        "h = x |> dense(20) |> tanh\n z = slice(h, axis = 0, from = 1, to = 33) |> dense(17)",
                        "[32, 17]"));
    }
}
