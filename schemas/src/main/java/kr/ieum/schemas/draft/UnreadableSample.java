package kr.ieum.schemas.draft;

import kr.ieum.schemas.yaml.Fault;

/** Ends the reading of a sample; becomes the refusal that the registrar sees, and never quotes the sample. */
final class UnreadableSample extends Exception {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final int line;
    private final String remedy;

    UnreadableSample(String rule, int line, String message, String remedy) {
        super(message);
        this.rule = rule;
        this.line = line;
        this.remedy = remedy;
    }

    /** Whether the sample breaks its format, as one that was cut does. */
    boolean isOfFormat() {
        return rule.equals("D4");
    }

    Fault fault(String file) {
        return new Fault(file, line, "", rule, String.valueOf(getMessage()), remedy);
    }
}
