package kr.ieum.client.receipt;

/** Why a text proves nothing. */
public enum ReceiptFault {
    MALFORMED("The text isn't one of three parts in base64url."),
    NO_RECEIPT("The text is signed for something else, or says what a receipt of this format doesn't."),
    KEY_UNKNOWN("The key that the text names isn't known."),
    KEY_REVOKED("The text is from after its key was revoked."),
    KEY_COMPROMISED(
            "The key was revoked because somebody else may have it, who can write any time into a text. Fetch the"
                    + " receipt anew: it comes signed by the key of the day."),
    ALGORITHM_DIFFERS("The algorithm that the text names isn't the key's."),
    SIGNATURE_WRONG("The signature isn't one of this key over this text.");

    private final String sentence;

    ReceiptFault(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
