package kr.ieum.adapters.http;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameters;

/**
 * Where and how a register is asked over HTTP.
 *
 * @param address the whole address; holds neither key nor secret
 * @param headers fixed headers of the transport
 * @param bearer the key for the {@code Authorization} header
 * @param correlationHeader header that carries the question's correlation, where the register wants one
 * @param charset of the answers
 * @param maxBytes the longest answer that is read
 */
record HttpTarget(
        URI address,
        Map<String, String> headers,
        Optional<Credential.Bearer> bearer,
        Optional<String> correlationHeader,
        Charset charset,
        Duration connectTimeout,
        int maxBytes) {

    /** Makes it immutable. */
    HttpTarget {
        headers = Map.copyOf(headers);
    }

    /** The target of a definition whose template has the parameters of {@link HttpParameters}. */
    static HttpTarget of(RegisterDefinition definition, TemplateParameters parameters, Map<String, String> headers) {
        return new HttpTarget(
                definition.endpoint().address().resolve(parameters.text(HttpParameters.PATH)),
                headers,
                definition
                        .credential()
                        .flatMap(credential -> credential instanceof Credential.Bearer bearer
                                ? Optional.of(bearer)
                                : Optional.empty()),
                parameters.find(HttpParameters.CORRELATION_HEADER),
                Charset.forName(parameters.text(HttpParameters.CHARSET)),
                parameters.duration(HttpParameters.CONNECT_TIMEOUT),
                Math.toIntExact(Math.min(Integer.MAX_VALUE - 8, parameters.bytes(HttpParameters.MAX_BYTES))));
    }
}
