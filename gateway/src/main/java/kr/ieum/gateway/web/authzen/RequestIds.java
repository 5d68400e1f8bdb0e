package kr.ieum.gateway.web.authzen;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends back the caller's {@code X-Request-ID} with every answer of the Authorization API, also with one that the security chain
 * gives. What isn't printable ASCII or is longer than {@value #LONGEST} characters is left out, and is logged nowhere.
 */
final class RequestIds implements Filter {

    static final String HEADER = "X-Request-ID";

    private static final int LONGEST = 256;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            String id = asked.getHeader(HEADER);
            if (id != null && id.length() <= LONGEST && id.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                answer.setHeader(HEADER, id);
            }
        }
        chain.doFilter(request, response);
    }
}
