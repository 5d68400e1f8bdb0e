package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.identity.Officials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The demo's start page: its cases, each opened with one click as the official whose work it is. Outside the demo these
 * addresses don't exist.
 */
@Controller
final class TourScreen implements Screen {

    private static final Logger LOG = LoggerFactory.getLogger(TourScreen.class);

    private final Optional<Tour> tour;
    private final Scenes scenes;
    private final Directory officials;
    private final SignIn signIn;
    private final PageWords pageWords;

    TourScreen(DemoTour demo, Directory officials, SignIn signIn, PageWords pageWords) {
        this.tour = demo.tour();
        this.scenes = demo.scenes();
        this.officials = officials;
        this.signIn = signIn;
        this.pageWords = pageWords;
    }

    /** A stop as the page tells it. */
    record Line(String id, int position, String title, String official, String caseNumber, List<String> look) {}

    @GetMapping(TourGuide.PATH)
    String show(Model model, Locale locale, HttpServletResponse response) {
        Tour shown = tour.orElse(new Tour(List.of(), List.of()));
        Words words = pageWords.in(locale);
        model.addAttribute(
                "stops",
                shown.stops().stream().map(stop -> line(shown, stop, words)).toList());
        model.addAttribute(
                "also",
                shown.also().stream().map(stop -> line(shown, stop, words)).toList());
        if (shown.stops().isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return "tour";
    }

    /**
     * Sets the scene, signs in and goes on to open the case by its number, which the form posts too: from there on it is the
     * official's own request.
     */
    @PostMapping(TourGuide.PATH + "/{id}")
    ModelAndView go(
            @PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws InterruptedException {
        Optional<Tour.Stop> stop = tour.flatMap(all -> all.find(id));
        Optional<Directory.DemoAccounts> demo = officials.demo();
        if (stop.isEmpty() || demo.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-stop", pageWords.in(locale));
        }
        if (!scenes.set(stop.get().scene())) {
            LOG.warn(
                    "tour stop {}: the simulated agencies didn't take its scene",
                    stop.get().id());
        }
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        if (signIn.signIn(stop.get().official(), demo.get().password(), request, response)
                .isEmpty()) {
            return new ModelAndView("redirect:/login");
        }
        request.getSession().setAttribute(TourGuide.STOP, stop.get().id());
        return new ModelAndView("forward:/cases/open");
    }

    private Line line(Tour shown, Tour.Stop stop, Words words) {
        return new Line(
                stop.id(),
                shown.position(stop),
                words.in(stop.title()),
                officials
                        .find(stop.official())
                        .map(Officials.Account::official)
                        .map(official -> words.in(official.name()) + ", " + words.in(official.agencyName()) + " "
                                + words.in(official.team()))
                        .orElse(stop.official()),
                stop.caseNumber(),
                stop.look().stream().map(words::in).toList());
    }
}
