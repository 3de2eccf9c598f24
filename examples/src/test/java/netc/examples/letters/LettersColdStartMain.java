package netc.examples.letters;

import java.nio.file.Path;

/** Predicts one sample with the weights in a file; whoever runs this looks at the classes that it loads. */
final class LettersColdStartMain {
    private LettersColdStartMain() {}

    public static void main(String[] arguments) {
        Letters.Session session = Letters.load(Path.of(arguments[0])).newSession(1);
        System.out.println(session.classify(new float[Letters.IMAGE_SIZE]));
    }
}
