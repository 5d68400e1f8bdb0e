package kr.ieum.gateway.web.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the two ports apart: the systems' one serves {@code /exchange/v1/} and nothing else, the officials' one anything but that
 * (decision 0036). It stands before the security chains, so that none of a session is ever looked for on behalf of a system.
 */
final class SystemsGate extends OncePerRequestFilter {

    static final String PATH = "/exchange/v1/";

    private final Optional<SystemsPort> port;
    private final JsonMapper mapper;

    SystemsGate(Optional<SystemsPort> port, JsonMapper mapper) {
        this.port = port;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean systems = port.filter(open -> open.took(request)).isPresent();
        // as it was written, and as the server understands it: dots, semicolons and escapes make no third way
        String written = request.getRequestURI();
        String understood = request.getServletPath();
        boolean fits = systems
                ? written.startsWith(PATH) && understood.startsWith(PATH)
                : !isExchange(written) && !isExchange(understood);
        if (fits) {
            chain.doFilter(request, response);
        } else {
            EdgeProblem.NOT_FOUND.write(response, mapper);
        }
    }

    private static boolean isExchange(String path) {
        return path.equals("/exchange") || path.startsWith("/exchange/");
    }
}
