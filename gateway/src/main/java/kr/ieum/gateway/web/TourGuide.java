package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells on every page of a tour's stop what to look at, and where the tour goes on. */
@Component
final class TourGuide {

    static final String PATH = "/tour";
    static final String STOP = "tourStop";

    private final Optional<Tour> tour;
    private final PageWords pageWords;

    TourGuide(DemoTour demo, PageWords pageWords) {
        this.tour = demo.tour();
        this.pageWords = pageWords;
    }

    /** What stands at the top of the page. */
    record Guide(int position, int stops, String title, List<String> look, Optional<Next> next) {}

    /** The stop after this one. */
    record Next(String id, String caseNumber, String title) {}

    /** The guide of the session's stop; nothing on the tour's own page and outside the tour. */
    Optional<Guide> of(HttpServletRequest request, Locale locale) {
        HttpSession session = request.getSession(false);
        if (tour.isEmpty() || session == null || request.getRequestURI().equals(PATH)) {
            return Optional.empty();
        }
        Object id = session.getAttribute(STOP);
        Words words = pageWords.in(locale);
        return tour.get()
                .find(String.valueOf(id))
                .map(stop -> new Guide(
                        tour.get().position(stop),
                        tour.get().stops().size(),
                        words.in(stop.title()),
                        stop.look().stream().map(words::in).toList(),
                        tour.get()
                                .after(stop)
                                .map(next -> new Next(next.id(), next.caseNumber(), words.in(next.title())))));
    }
}
