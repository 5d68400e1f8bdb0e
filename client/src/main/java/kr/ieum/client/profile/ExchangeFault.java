package kr.ieum.client.profile;

import java.util.Locale;

/**
 * Why a message isn't taken for what it says. The names are fixed: they stand in problem details and in the log of refusals.
 * What happened is said in one sentence, what to do in another; neither quotes the message.
 */
public enum ExchangeFault {
    UNSIGNED("The message carries no signature.", "Sign it: label 'ieum', see the client's README."),
    SIGNATURE_UNREADABLE(
            "The fields Signature-Input and Signature can't be read beyond doubt.",
            "Send each once, as a dictionary of structured fields with one member 'ieum'."),
    SEVERAL_SIGNATURES("The message carries more than one signature.", "Send one, with the label 'ieum'."),
    LABEL_STRANGE("The signature's label isn't 'ieum'.", "Use the label 'ieum'."),
    TAG_STRANGE(
            "The signature's tag isn't the one of this kind of message.",
            "Set tag to 'ieum-request' in requests; answers carry 'ieum-answer'."),
    COVERAGE_WEAK(
            "The signature doesn't cover what it must.",
            "Cover @method, @target-uri, ieum-system, idempotency-key where sent, and with a body content-digest and"
                    + " content-type."),
    COMPONENT_UNUSABLE(
            "A covered component is missing, doubtful or not plain ASCII.",
            "Cover only what the message has, once, without control characters."),
    FIELD_REPEATED("A field that must stand once was sent twice.", "Send it once."),
    TIMES_MISSING("The signature lacks created or expires.", "Set both, in seconds since 1970."),
    LIFETIME_TOO_LONG(
            "The signature lasts longer than 300 seconds, or ends before it begins.",
            "Set expires at most 300 seconds after created."),
    FROM_THE_FUTURE("The signature was made in the future.", "Set the clock right; 30 seconds are forgiven."),
    EXPIRED("The signature has expired.", "Sign anew; check the clock, 30 seconds are forgiven."),
    NONCE_UNUSABLE(
            "The nonce is missing or not 16 to 64 visible characters.", "Make one of at least 16 random characters."),
    NONCE_USED("The nonce was used before.", "Sign each request anew, also when it is sent again."),
    KEY_UNKNOWN("The key isn't known.", "Register the public key, and name it in keyid."),
    KEY_NOT_IN_USE("The key may not sign now.", "Use an active key; ask for a new one where this one was revoked."),
    KEY_REVOKED(
            "The key was revoked: whatever it signs comes from somebody else.",
            "Use nothing of it. Fetch the gateway's keys anew, compare them with the operator's, and ask again."),
    ALGORITHM_DIFFERS(
            "The algorithm that the signature names isn't the key's.", "Leave alg out: the registry says what it is."),
    SIGNATURE_WRONG(
            "The signature isn't one of this key over this message.",
            "Compare signature bases; the address is signed as it is sent, host and port included."),
    DIGEST_MISSING("The message has a body and no Content-Digest.", "Send Content-Digest with sha-256."),
    DIGEST_UNREADABLE("Content-Digest isn't exactly one SHA-256 digest.", "Send sha-256=:…: and nothing beside it."),
    DIGEST_WRONG("The body isn't the one that Content-Digest names.", "Take the digest of the bytes that are sent."),
    SYSTEM_UNNAMED("The request doesn't name its system.", "Send Ieum-System: agency/system."),
    SYSTEM_DIFFERS(
            "The key belongs to another system than the request names.", "Sign with a key of the system you name."),
    CERTIFICATE_UNUSABLE(
            "The connection's certificate is none that may be used now.",
            "Connect with the certificate that was registered for the system, and renew it before it ends."),
    CERTIFICATE_DIFFERS(
            "The connection's certificate belongs to another system than the request names.",
            "Connect with a certificate of the system you name."),
    ADDRESS_STRANGE("The request was signed for another address.", "Sign the address that you call.");

    private final String sentence;
    private final String remedy;

    ExchangeFault(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The name that stays, as {@code coverage-weak}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }

    public String remedy() {
        return remedy;
    }
}
