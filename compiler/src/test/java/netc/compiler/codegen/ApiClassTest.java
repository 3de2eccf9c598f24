package netc.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import netc.compiler.CompileResult;
import netc.compiler.Netc;
import netc.compiler.Options;
import netc.compiler.lower.SourceFiles;
import netc.compiler.pass.Passes;
import netc.compiler.plan.ModelPlan;
import netc.compiler.source.SourceText;
import netc.runtime.FeedException;
import netc.runtime.Model;
import netc.runtime.NetInfo;
import netc.runtime.NetType;
import netc.runtime.Session;
import netc.runtime.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated class as its users see it, by tools and by name. */
class ApiClassTest {
    private static final String LETTERS = """
            /// Tells letters < & */ apart.
            net Letters {
                input image: [3, 5]
                label letter: class {A, b_small, C}
                h = image |> flatten |> dense(17) |> relu
                logits = h |> dense(3)
                output probabilities = softmax(logits)
                loss = cross_entropy(logits, letter) + 1e-4 * l2()
                metric accuracy = accuracy(logits, letter)
                train {
                    optimizer = sgd(momentum = 0.9)
                    rate = exponential_decay(0.2, factor = 0.9, every = 2 epochs)
                    batch = 16
                    epochs = 5
                    seed = 3
                }
            }
            """;
    private static final String REGRESSION = """
            net Line {
                input n: [2]
                target out: [1]
                output y = n |> dense(1)
                loss = mse(y, out)
                train { optimizer = adam() rate = warmup(cosine_decay(0.1, over = 10 epochs), over = 5 steps) batch = 8 }
            }
            """;
    private static final int COUNT = 101;

    @TempDir
    private Path directory;

    private final Class<?> letters = compile(LETTERS, "Letters");
    private final float[] images = new float[COUNT * 15];
    private final int[] classes = new int[COUNT];
    private final Object[] feeds = {images, classes};

    ApiClassTest() {
        Random random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            classes[i] = random.nextInt(3);
            for (int j = 0; j < 15; j++) {
                images[i * 15 + j] = random.nextFloat() + (j / 5 == classes[i] ? 0.7f : 0f);
            }
        }
    }

    @Test
    void theDescriptionIsComplete() {
        NetInfo info = NetType.of(letters).info();
        assertThat(info.name()).isEqualTo("Letters");
        assertThat(info.feeds()).extracting(NetInfo.Feed::name).containsExactly("image", "letter");
        assertThat(info.labels().get(0).classNames()).containsExactly("A", "b_small", "C");
        assertThat(info.labels().get(0).classified()).isTrue();
        assertThat(info.parameters())
                .extracting(NetInfo.Parameter::toString)
                .containsExactly(
                        "Parameter[path=h.W, shape=[15, 17], initializer=he_normal]",
                        "Parameter[path=h.b, shape=[17], initializer=zeros]",
                        "Parameter[path=logits.W, shape=[17, 3], initializer=he_normal]",
                        "Parameter[path=logits.b, shape=[3], initializer=zeros]");
        assertThat(info.training())
                .hasToString("Training[data=Optional.empty, optimizer=sgd(momentum = 0.9),"
                        + " rate=exponential_decay(0.2, factor = 0.9, every = 2 epochs), batch=16, epochs=5, seed=3]");
        assertThat(info.parameterCount()).isEqualTo(15 * 17 + 17 + 17 * 3 + 3);
    }

    @Test
    void constantsAndTypedMethodsHaveTheNetsNames() throws ReflectiveOperationException {
        assertThat(letters.getField("IMAGE_SIZE").get(null)).isEqualTo(15);
        assertThat(letters.getField("LETTER_CLASSES").get(null)).isEqualTo(3);
        assertThat(letters.getField("PROBABILITIES_SIZE").get(null)).isEqualTo(3);
        assertThat(letters.getField("PARAMETERS").get(null)).isEqualTo(326);
        Object model = letters.getMethod("initialize", long.class).invoke(null, 5L);
        Object session = letters.getMethod("newSession").invoke(model);
        Object answer = session.getClass().getMethod("classify", float[].class).invoke(session, (Object) images);
        assertThat(answer).isInstanceOf(Enum.class);
        assertThat(answer.getClass().getEnumConstants())
                .extracting(Object::toString)
                .containsExactly("A", "B_SMALL", "C");
        float[] one = new float[3];
        session.getClass()
                .getMethod("probabilities", float[].class, float[].class)
                .invoke(session, images, one);
        assertThat(one[0] + one[1] + one[2]).isBetween(0.9999f, 1.0001f);
        assertThat(Arrays.stream(session.getClass().getDeclaredMethods()).map(Method::getName))
                .contains("classify", "probabilities", "evaluate");
    }

    @Test
    void trainingLowersTheLossAndThreadsChangeNoBit() {
        float[][] weights = new float[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Trainer trainer =
                    NetType.of(letters).trainer().threads(threads).build()) {
                double first =
                        trainer.epoch(feeds, COUNT, Trainer.StepListener.NONE).loss();
                Trainer.EpochReport last = null;
                for (int epoch = 0; epoch < 20; epoch++) {
                    last = trainer.epoch(feeds, COUNT, Trainer.StepListener.NONE);
                }
                assertThat(last.loss()).isLessThan(first);
                assertThat(last.metrics().get(0)).isGreaterThan(0.9);
                assertThat(last.epoch()).isEqualTo(21);
                assertThat(trainer.steps()).isEqualTo(21 * 7);
                weights[threads - 1] = trainer.model().parameter("h.W");
            }
        }
        assertThat(weights[1]).isEqualTo(weights[0]);
        assertThat(weights[2]).isEqualTo(weights[0]);
    }

    @Test
    void aPredictionDoesNotDependOnItsNeighbours() {
        Model model = NetType.of(letters).initialize(9);
        float[] together = new float[COUNT * 3];
        float[] inPieces = new float[COUNT * 3];
        model.newSession(200).output(0, new Object[] {images}, COUNT, together);
        model.newSession(7).output(0, new Object[] {images}, COUNT, inPieces);
        assertThat(inPieces).isEqualTo(together);
        int[] answers = new int[COUNT];
        model.newSession(32).classify(0, new Object[] {images}, COUNT, answers);
        for (int i = 0; i < COUNT; i++) {
            float[] p = Arrays.copyOfRange(together, i * 3, i * 3 + 3);
            assertThat(p[answers[i]]).isEqualTo(Math.max(p[0], Math.max(p[1], p[2])));
        }
        double[] sums = new double[2];
        double[] sumsOfPieces = new double[2];
        model.newSession(200).evaluate(feeds, COUNT, sums);
        model.newSession(7).evaluate(feeds, COUNT, sumsOfPieces);
        assertThat(sumsOfPieces).isEqualTo(sums);
        int right = 0;
        for (int i = 0; i < COUNT; i++) {
            right += answers[i] == classes[i] ? 1 : 0;
        }
        assertThat(sums[1]).isEqualTo(right);
    }

    @Test
    void weightsSurviveAFile() {
        NetType type = NetType.of(letters);
        Model model = type.initialize(4);
        Path file = directory.resolve("letters.safetensors");
        model.save(file);
        Model loaded = type.load(file);
        assertThat(loaded.parameter("logits.W")).isEqualTo(model.parameter("logits.W"));
        try (Trainer trainer = type.trainer().from(loaded).build()) {
            assertThat(trainer.model().parameter("h.W")).isEqualTo(model.parameter("h.W"));
        }
        assertThatThrownBy(() -> model.parameter("h.V")).hasMessageContaining("h.W");
    }

    @Test
    void misfitsAreExplained() {
        Session session = NetType.of(letters).initialize(1).newSession();
        float[] out = new float[3];
        assertThatThrownBy(() -> session.output(0, new Object[] {new float[14]}, 1, out))
                .isInstanceOf(FeedException.class)
                .hasMessage("image: expected at least 15 elements, got 14 elements");
        assertThatThrownBy(() -> session.output(0, new Object[] {new int[15]}, 1, out))
                .hasMessage("image: expected a float[], got int[]");
        assertThatThrownBy(() -> session.output(0, new Object[] {images}, 2, out))
                .hasMessage("probabilities: expected room for 6 elements, got 3 elements");
        assertThatThrownBy(() -> session.output(0, new Object[0], 1, out))
                .hasMessage("Letters: expected 1 columns [image], got 0 columns");
        assertThatThrownBy(() -> session.evaluate(new Object[] {images, new int[] {3}}, 1, new double[2]))
                .hasMessage("letter: expected classes from 0 to 2, got 3 at index 0");
        try (Trainer trainer = NetType.of(letters).trainer().build()) {
            assertThatThrownBy(() -> trainer.step(feeds, 17))
                    .hasMessage("count: expected at most the batch of 16 samples, got 17");
            assertThatThrownBy(() -> trainer.step(feeds, 0)).hasMessage("count: expected at least 1 sample, got 0");
            trainer.close();
            assertThatThrownBy(() -> trainer.step(feeds, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void namesThatMeetOursAreKept() throws ReflectiveOperationException {
        Class<?> line = compile(REGRESSION, "Line");
        NetType type = NetType.of(line);
        float[] x = {1, 0, 0, 1, 1, 1, 2, 1};
        float[] y = {2, 3, 5, 7};
        try (Trainer trainer = type.trainer().build()) {
            assertThat(trainer.rate()).isEqualTo(0.02f);
            for (int i = 0; i < 1500; i++) {
                trainer.step(new Object[] {x, y}, 4);
            }
            assertThat(trainer.step(new Object[] {x, y}, 4)).isLessThan(1e-3f);
        }
        assertThat(line.getDeclaredClasses()).extracting(Class::getSimpleName).contains("Session", "Trainer");
    }

    private static Class<?> compile(String text, String net) {
        SourceText source = SourceText.of(net + ".net", text);
        CompileResult result = Netc.compile(source, SourceFiles.FILE_SYSTEM, Options.ofPackage("generated"));
        assertThat(result.messages()).isEmpty();
        ModelPlan plan = ModelPlan.of(result.nets().get(0), Passes::run);
        List<CodeGenerator.Source> sources = CodeGenerator.generate(plan, "generated");
        try {
            return Compiled.of(sources).loadClass("generated." + net);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(
                    sources.stream().map(s -> s.file().toString()).collect(Collectors.joining("\n")), missing);
        }
    }
}
