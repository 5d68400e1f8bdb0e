package kr.ieum.gateway.log.verify;

import kr.ieum.gateway.log.note.NoteRefused;

/** Carries the first fault up to the verdict. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Verdict.Refused verdict;

    Refusal(String position, String rule, String fault) {
        super(fault, null, false, false);
        this.verdict = new Verdict.Refused(position, rule, fault);
    }

    Refusal(String position, NoteRefused refused) {
        this(position, refused.rule(), String.valueOf(refused.getMessage()));
    }

    Verdict.Refused verdict() {
        return verdict;
    }
}
