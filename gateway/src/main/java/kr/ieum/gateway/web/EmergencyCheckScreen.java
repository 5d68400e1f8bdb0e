package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.request.ImpersonalText;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.EmergencyVerdict;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A team head's answer to an emergency that waits to be checked. */
@Controller
final class EmergencyCheckScreen implements Screen {

    private final EmergencyChecks checks;
    private final PageWords pageWords;

    EmergencyCheckScreen(EmergencyChecks checks, PageWords pageWords) {
        this.checks = checks;
        this.pageWords = pageWords;
    }

    @PostMapping("/team/emergencies/{id}")
    ModelAndView answer(
            @PathVariable("id") String id,
            @RequestParam("verdict") String verdict,
            @RequestParam(name = "note", defaultValue = "") String note,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<UUID> lookup = OwnLookupsScreen.LookupIds.read(id);
        Optional<EmergencyVerdict> chosen = Stream.of(EmergencyVerdict.values())
                .filter(one -> one.name().equals(verdict))
                .findFirst();
        if (lookup.isEmpty() || chosen.isEmpty()) {
            return Notice.page(HttpStatus.FORBIDDEN, "not-head", words);
        }
        Optional<String> said = note.isBlank()
                ? Optional.of("")
                : ImpersonalText.of(note).map(text -> text.text().replaceAll("\\s+", " "));
        if (said.isEmpty()) {
            return Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "emergency-note", words);
        }
        try {
            return switch (checks.answer(official, lookup.get(), chosen.get(), said.get())) {
                case DONE -> new ModelAndView("redirect:/team");
                case NOT_YOURS -> Notice.page(HttpStatus.FORBIDDEN, "not-head", words);
                case OWN -> Notice.page(HttpStatus.FORBIDDEN, "own-emergency", words);
                case ALREADY -> Notice.page(HttpStatus.CONFLICT, "emergency-answered", words);
                case NOTE_MISSING -> Notice.page(HttpStatus.UNPROCESSABLE_CONTENT, "emergency-note", words);
            };
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }
}
