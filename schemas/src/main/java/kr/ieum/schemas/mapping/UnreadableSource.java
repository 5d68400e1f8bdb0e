package kr.ieum.schemas.mapping;

/** Ends the decoding of one payload from within; never leaves the decoder and never carries the source's text. */
final class UnreadableSource extends Exception {

    private final transient Problem problem;

    UnreadableSource(MappingRule rule, String row, int position, String message) {
        super(rule + " " + message, null, false, false);
        this.problem = new Problem(rule.name(), row, position, message);
    }

    Problem problem() {
        return problem;
    }

    Decoded.Unreadable decoded() {
        return new Decoded.Unreadable(problem);
    }
}
