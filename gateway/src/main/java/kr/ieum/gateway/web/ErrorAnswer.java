package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers errors that arise outside controllers, such as an unknown address, for the part of the site it knows. */
public interface ErrorAnswer {

    /** Request attribute: the form token was missing or wrong. */
    String CSRF = ErrorAnswer.class.getName() + ".csrf";

    /** Whether an address belongs to an API: ours, AuthZEN's or the systems'. */
    static boolean isApi(String path) {
        return path.startsWith("/api/")
                || path.equals("/api")
                || path.startsWith("/access/v1/")
                || path.startsWith("/exchange/v1/");
    }

    /**
     * Writes the answer.
     *
     * @param status the HTTP status the error has
     * @param incident id under which the cause of a status 500 stands in the operator's log
     */
    void write(int status, String incident, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
