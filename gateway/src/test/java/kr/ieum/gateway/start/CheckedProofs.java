package kr.ieum.gateway.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import kr.ieum.client.log.LogKey;
import kr.ieum.client.log.PublishedLog;

/**
 * What the client says of the proofs of an answer that a test kept, for tests of other packages.
 *
 * @param lines what it says, a line for each
 */
public record CheckedProofs(boolean proven, String lines) {

    /** Checks them with that key of the log, which is found at that address. */
    public static CheckedProofs of(String answer, String key, String log) throws IOException, InterruptedException {
        AnswerProofs.Found found = new AnswerProofs(LogKey.parse(key).orElseThrow(), new PublishedLog(URI.create(log)))
                .check(answer.getBytes(UTF_8));
        return new CheckedProofs(found.proven(), String.join("\n", found.lines()));
    }
}
