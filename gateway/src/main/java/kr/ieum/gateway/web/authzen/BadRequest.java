package kr.ieum.gateway.web.authzen;

/** A request, or one evaluation of a batch, that isn't of the specification's form; names a member and never what stood there. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;

    BadRequest(String member, String message) {
        super(message, null, false, false);
        this.member = member;
    }

    /** The sentence for whoever sent it. */
    String sentence() {
        return member.isEmpty() ? "The request " + getMessage() + "." : member + " " + getMessage() + ".";
    }
}
