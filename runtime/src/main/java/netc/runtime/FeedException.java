package netc.runtime;

/** Data handed to a session or a trainer does not fit the net. The message names the feed, what was expected and got. */
public final class FeedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** States what does not fit. */
    public FeedException(String feed, String expected, String actual) {
        super(feed + ": expected " + expected + ", got " + actual);
    }
}
