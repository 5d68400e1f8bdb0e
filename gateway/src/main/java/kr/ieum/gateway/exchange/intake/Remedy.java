package kr.ieum.gateway.exchange.intake;

import java.util.Set;
import kr.ieum.schemas.yaml.Localized;

/** What whoever left a record does about its refusal. */
public enum Remedy {
    /** The record itself is at fault. */
    MEND(
            "기록을 고쳐 다시 서명하여 둔다. 같은 이름이어도 된다.",
            "Mend the record, sign it again and leave it again, under the same name if you like."),
    /** Nothing proves whose it is, or for which place. */
    SIGN(
            "설정에 적힌 시스템의 유효한 열쇠로, 이 자리에 대하여 다시 서명하여 둔다.",
            "Sign it again for this place, with a key in force of the system that the configuration names."),
    /** Its name or key can't be used, or is used up. */
    RENAME("다른 이름으로 다시 서명하여 둔다.", "Sign it again under another name, and leave it under that."),
    /** It isn't whole, or too large. */
    WHOLE(
            "기록과 서명을 온전하게 다시 두되 서명을 나중에 둔다. 기록은 1 MiB 이하여야 한다.",
            "Leave record and signature again, both whole and the signature last. A record has 1 MiB at most."),
    /** A fault of the gateway. */
    ASK("이음 운영자에게 알리고, 고쳐진 뒤 다시 둔다.", "Tell the operator of the gateway, and leave it again once that is mended.");

    private static final Set<String> OF_RECORD =
            Set.of("UNREADABLE", "MALFORMED", "NO_RECORD", "SEVERAL_RECORDS", "NO_PERSON");
    private static final Set<String> OF_NAME = Set.of("NAME", "IDEMPOTENCY_KEY", "IDEMPOTENCY_KEY_REUSED");
    private static final Set<String> OF_FILE = Set.of(
            "FILE_MISSING", "FILE_UNREADABLE", "SIGNATURE_UNREADABLE", "DIGEST_WRONG", "BODY", "SIZE", "MESSAGE_TYPE");

    private final String ko;
    private final String en;

    Remedy(String ko, String en) {
        this.ko = ko;
        this.en = en;
    }

    /** What helps against this cause. */
    public static Remedy of(String cause) {
        if (OF_RECORD.contains(cause)) {
            return MEND;
        }
        if (OF_NAME.contains(cause)) {
            return RENAME;
        }
        if (OF_FILE.contains(cause)) {
            return WHOLE;
        }
        return cause.equals(Intake.STUMBLED) ? ASK : SIGN;
    }

    /** In words. */
    public Localized words() {
        return new Localized(ko, en);
    }
}
