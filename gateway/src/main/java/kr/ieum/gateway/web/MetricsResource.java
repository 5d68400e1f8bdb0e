package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The meters over HTTP, as Prometheus collects them. */
@Controller
final class MetricsResource {

    private static final String BEARER = "Bearer ";

    private final MeterReading meters;

    MetricsResource(MeterReading meters) {
        this.meters = meters;
    }

    @GetMapping("/metrics")
    void read(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletResponse response)
            throws IOException {
        boolean admitted = authorization.startsWith(BEARER) && meters.admits(authorization.substring(BEARER.length()));
        String text = admitted
                ? meters.text()
                : "The meters are read with 'Authorization: Bearer' and the secret 'metrics' of this node; see"
                        + " docs/operations/metrics.md.\n";
        response.setStatus(admitted ? HttpServletResponse.SC_OK : HttpServletResponse.SC_UNAUTHORIZED);
        if (!admitted) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
