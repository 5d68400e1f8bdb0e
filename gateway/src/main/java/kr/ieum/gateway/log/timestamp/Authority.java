package kr.ieum.gateway.log.timestamp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who answers requests for timestamps. */
@FunctionalInterface
public interface Authority {
    /**
     * The answer to a request, both in DER (RFC 3161 §2.4); nobody has checked it.
     *
     * @throws IOException when there is none
     */
    byte[] answer(byte[] request) throws IOException;

    /** The authority at an address (RFC 3161 §3.4). Redirects are not followed. */
    static Authority at(URI address) {
        Duration patience = Duration.ofSeconds(10);
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        return request -> {
            HttpRequest question = HttpRequest.newBuilder(address)
                    .timeout(patience)
                    .header("Content-Type", "application/timestamp-query")
                    .header("Accept", "application/timestamp-reply")
                    .POST(BodyPublishers.ofByteArray(request))
                    .build();
            try {
                HttpResponse<byte[]> answer = client.send(question, BodyHandlers.ofByteArray());
                if (answer.statusCode() != 200) {
                    throw new IOException("the timestamp authority answers " + answer.statusCode());
                }
                return answer.body();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while the timestamp authority was asked");
            }
        };
    }
}
