package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in. Signing out belongs to the security chain. */
@Controller
final class SignInScreen implements Screen {

    private final SignIn signIn;
    private final Directory officials;
    private final SessionLimits limits;
    private final PageWords words;

    SignInScreen(SignIn signIn, Directory officials, SessionLimits limits, PageWords words) {
        this.signIn = signIn;
        this.officials = officials;
        this.limits = limits;
        this.words = words;
    }

    /** A made-up official of the demo, as the page lists them. */
    record DemoOfficial(String id, String name, String team) {}

    @GetMapping("/login")
    String form(HttpServletRequest request, Model model, Locale locale) {
        String why = request.getParameter("ended");
        if (why != null) {
            model.addAttribute("notice", "ended");
            SessionEnd.of(why).ifPresent(end -> model.addAttribute("why", sentence(end, words.in(locale))));
        } else if (request.getParameter("out") != null) {
            model.addAttribute("notice", "out");
        }
        return page(model, locale);
    }

    @PostMapping("/login")
    String signIn(
            @RequestParam("id") String id,
            @RequestParam("password") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        if (signIn.signIn(id.strip(), password, request, response).isPresent()) {
            return "redirect:/";
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("failed", true);
        return page(model, locale);
    }

    private String sentence(SessionEnd end, Words page) {
        String key = "login.ended." + end.spelling();
        return switch (end) {
            case IDLE -> page.say(key, page.span(limits.idle()));
            case TOO_LONG -> page.say(key, page.span(limits.longest()));
            case ELSEWHERE, OTHER_BROWSER, TRANSFERRED, ABSENT, NOT_IN_OFFICE -> page.say(key);
        };
    }

    private String page(Model model, Locale locale) {
        officials.demo().ifPresent(demo -> {
            List<DemoOfficial> listed = demo.officials().stream()
                    .map(official -> new DemoOfficial(
                            official.id(),
                            official.name().in(locale),
                            official.agencyName().in(locale) + " "
                                    + official.team().in(locale)))
                    .toList();
            model.addAttribute("demoOfficials", listed);
            model.addAttribute("demoPassword", demo.password());
        });
        return "login";
    }
}
