package kr.ieum.simulator.server;

/** What a register answers over HTTP; the listener does the rest. Implementations are called by many threads at once. */
public interface HttpService {

    /** The correct answer. */
    Reply answer(HttpRequest request);

    /** A correct answer about somebody else, where the register has such a thing. */
    default Reply answerAboutAnother(HttpRequest request) {
        return answer(request);
    }

    /** The answer's text made wrong: {@code syntax} breaks the notation, {@code dates} the values; a
     * register may know further variants of {@link Behaviour}. */
    default String malform(String text, String variant) {
        return text.substring(0, text.length() - 1) + ",}";
    }

    /** Where a huge answer is stretched. */
    default Padding padding() {
        return Padding.JSON;
    }
}
