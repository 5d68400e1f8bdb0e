package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page has around its content.
 *
 * @param csrf the token of every form; reading it may start a session
 * @param who name and team of the official, empty when nobody is signed in
 * @param demo whether the page must say that its data are made up
 * @param stylesheet address of the stylesheet, changing with its content
 * @param back where the page in another language is
 * @param guide what to look at, on a stop of the demo's tour
 * @param forms whether the page may hold forms; an error page for nobody in particular starts no session
 * @param tabs the ways to other parts of the site
 */
record Frame(
        String language,
        Optional<CsrfToken> csrf,
        Optional<Who> who,
        boolean demo,
        String stylesheet,
        String back,
        boolean forms,
        List<Tabs.Tab> tabs,
        Optional<TourGuide.Guide> guide) {

    private static final String LOOKUP = "/lookup";

    /** Pages with forms that need no signing in. */
    private static final Set<String> FOR_EVERYONE = Set.of("/login", "/tour", "/result", "/citizen");

    /** The official at the top of the page. */
    record Who(String name, String team) {}

    static Frame of(
            HttpServletRequest request,
            Locale locale,
            Directory officials,
            String stylesheet,
            Optional<TourGuide.Guide> guide) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Optional<Official> signedIn = Optional.ofNullable(authentication)
                .flatMap(known -> officials.find(known.getName()))
                .map(Officials.Account::official);
        Optional<Who> who = signedIn.map(official -> new Who(
                official.name().in(locale),
                official.agencyName().in(locale) + " " + official.team().in(locale)));
        Optional<CsrfToken> csrf = Optional.ofNullable((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
        return new Frame(
                locale.getLanguage(),
                csrf,
                who,
                officials.demo().isPresent(),
                stylesheet,
                back(request),
                csrf.isPresent() && (who.isPresent() || FOR_EVERYONE.contains(request.getRequestURI())),
                signedIn.map(official -> Tabs.of(official, request.getRequestURI()))
                        .orElse(List.of()),
                guide);
    }

    /** The answer to a POST has no address of its own: its look-up is not repeated by a change of language. */
    private static String back(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (request.getMethod().equals("GET")) {
            return path;
        }
        return path.endsWith(LOOKUP) ? path.substring(0, path.length() - LOOKUP.length()) : "/";
    }
}
