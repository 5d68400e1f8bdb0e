package kr.ieum.simulator.server;

/**
 * Where and how a huge answer is stretched so that it stays well-formed.
 *
 * @param before the text is stretched before the last occurrence of this
 * @param open what precedes the filling
 * @param close what follows it
 */
public record Padding(String before, String open, String close) {

    /** A further member of the outermost JSON object. */
    public static final Padding JSON = new Padding("}", ",\"padding\":\"", "\"");
}
