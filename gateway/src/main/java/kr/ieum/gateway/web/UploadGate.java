package kr.ieum.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.identity.Officials;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a file in only where one is asked for: at the workbench and where agreements are imported, from somebody who may open it, of a stated and bounded size. Whatever
 * else comes in parts is refused before a byte of it is read, and so is a form of another size than people fill in: the server's own
 * bound leaves room for the text of a mapping.
 */
final class UploadGate extends OncePerRequestFilter {

    /** Bytes of a request with a file; the file itself is a little less. */
    static final long MAX_BYTES = 9L * 1024 * 1024;

    /** Bytes of a form without a file, where it states them; HTTP/2 need not, and the server reads no more than its own bound then. */
    static final long MAX_FORM_BYTES = 64L * 1024;

    /** Bytes of a request that is too large which are taken before the connection is closed. */
    private static final long MOST_DISCARDED = 64L * 1024 * 1024;

    /** Where files come in. */
    private static final List<Access> DOORS = List.of(Access.WORKBENCH, Access.DECIDING);

    private final Directory officials;

    UploadGate(Directory officials) {
        this.officials = officials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (is(request, "application/x-www-form-urlencoded") && request.getContentLengthLong() > MAX_FORM_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!is(request, "multipart/")) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("POST") || !mayUpload(request.getRequestURI())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!isWithin(MAX_BYTES, request)) {
            // a browser reads the answer only when it could send what it wanted to
            discard(request.getInputStream());
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!hasPartsWithinBounds(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean is(HttpServletRequest request, String type) {
        return Optional.ofNullable(request.getContentType())
                .filter(stated -> stated.toLowerCase(Locale.ROOT).startsWith(type))
                .isPresent();
    }

    private static boolean isWithin(long bytes, HttpServletRequest request) {
        return request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= bytes;
    }

    /** Whether the file, and what else the form holds, keep to the server's bounds. */
    private static boolean hasPartsWithinBounds(HttpServletRequest request) throws ServletException, IOException {
        try {
            request.getParts();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void discard(InputStream in) throws IOException {
        byte[] some = new byte[8192];
        long count = 0;
        for (int read = in.read(some); read >= 0 && count < MOST_DISCARDED; read = in.read(some)) {
            count += read;
        }
    }

    private boolean mayUpload(String path) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .flatMap(officials::find)
                .map(Officials.Account::official)
                .filter(official -> DOORS.stream()
                        .anyMatch(door -> door.routes().contains("POST " + path) && door.isFor(Audience.of(official))))
                .isPresent();
    }
}
