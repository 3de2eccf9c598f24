package netc.data;

/** A data set whose columns do not fit the net: sound data, sound net, but not for each other. */
public final class DataMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataMismatchException(String message) {
        super(message);
    }
}
