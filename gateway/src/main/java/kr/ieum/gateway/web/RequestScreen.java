package kr.ieum.gateway.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.request.AgreementRequest;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.agreement.request.AgreementRequests.Filed;
import kr.ieum.gateway.agreement.request.AgreementRequests.Person;
import kr.ieum.gateway.agreement.request.AgreementRequests.Wanted;
import kr.ieum.gateway.agreement.request.Need;
import kr.ieum.gateway.agreement.request.Refusal;
import kr.ieum.gateway.agreement.request.RequestState;
import kr.ieum.gateway.identity.Official;
import kr.ieum.schemas.model.AttributeKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Requests for agreements: asking for one, the list, and the answer. */
@Controller
final class RequestScreen implements Screen {

    private final AgreementRequests requests;
    private final AgreementRecords agreements;
    private final PageWords pageWords;

    RequestScreen(AgreementRequests requests, AgreementRecords agreements, PageWords pageWords) {
        this.requests = requests;
        this.agreements = agreements;
        this.pageWords = pageWords;
    }

    /** Something to choose. */
    record Choice(String code, String label, boolean chosen) {}

    @GetMapping("/requests")
    ModelAndView list(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "page", defaultValue = "1") String wanted,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        RequestText text = text(words);
        Sought sought = new Sought("", state);
        List<AgreementRequest> all = requests.visibleTo(Readers.person(official));
        List<RequestText.Line> found = all.stream()
                .filter(one -> sought.matches(List.of(), Words.kebab(one.state())))
                .map(text::line)
                .toList();
        ModelAndView page = new ModelAndView("requests");
        page.addObject("sought", sought);
        page.addObject("list", Paged.of(found, all.size(), wanted, sought.query()));
        page.addObject(
                "choices",
                choices(RequestState.values(), "request.state.", words).stream()
                        .map(one -> new Choice(
                                one.code().toLowerCase(Locale.ROOT),
                                one.label(),
                                one.code().toLowerCase(Locale.ROOT).equals(sought.choice())))
                        .toList());
        return page;
    }

    /** The page that says what would be needed; an official comes here from a field that isn't granted. */
    @GetMapping("/requests/new")
    ModelAndView form(
            @RequestParam(name = "register", defaultValue = "") String register,
            @RequestParam(name = "attribute", defaultValue = "") String attribute,
            Official official,
            Locale locale) {
        return form(new Wanted("", register, attribute, "", ""), Optional.empty(), official, pageWords.in(locale));
    }

    @PostMapping("/requests")
    ModelAndView file(
            @RequestParam(name = "register", defaultValue = "") String register,
            @RequestParam(name = "attribute", defaultValue = "") String attribute,
            @RequestParam(name = "task", defaultValue = "") String task,
            @RequestParam(name = "need", defaultValue = "") String need,
            @RequestParam(name = "words", defaultValue = "") String written,
            Official official,
            Locale locale) {
        Wanted wanted = new Wanted(task, register, attribute, need, written);
        return switch (requests.file(wanted, Readers.person(official))) {
            case Filed.Kept(UUID id) -> new ModelAndView("redirect:/requests/" + id);
            case Filed.Not(var problem) -> form(wanted, Optional.of(problem), official, pageWords.in(locale));
        };
    }

    @GetMapping("/requests/{id}")
    ModelAndView show(@PathVariable("id") String id, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        Person person = Readers.person(official);
        Optional<AgreementRequest> found = id(id).flatMap(one -> requests.find(one, person));
        if (found.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "no-request", words);
        }
        RequestText text = text(words);
        ModelAndView page = new ModelAndView("request");
        page.addObject("line", text.line(found.get()));
        page.addObject("address", "/requests/" + found.get().id());
        page.addObject("rows", text.rows(found.get()));
        page.addObject("mayAnswer", requests.mayAnswer(found.get(), person));
        page.addObject("refusals", choices(Refusal.values(), "refusal.", words));
        return page;
    }

    @PostMapping("/requests/{id}/answer")
    ModelAndView answer(
            @PathVariable("id") String id,
            @RequestParam(name = "answer", defaultValue = "") String answer,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<Refusal> refusal = Arrays.stream(Refusal.values())
                .filter(one -> one.name().equals(answer))
                .findFirst();
        boolean known = answer.equals(RequestState.ACCEPTED.name()) || refusal.isPresent();
        boolean answered = known
                && id(id).filter(one -> requests.answer(one, refusal, Readers.person(official)))
                        .isPresent();
        return answered
                ? new ModelAndView("redirect:/requests/" + id)
                : Notice.page(HttpStatus.FORBIDDEN, "no-answer", words);
    }

    private ModelAndView form(
            Wanted wanted, Optional<AgreementRequests.Problem> problem, Official official, Words words) {
        Optional<Parties.Register> register = requests.register(wanted.register(), wanted.attribute());
        if (register.isEmpty()) {
            return Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        }
        ModelAndView page = new ModelAndView("request-new");
        problem.ifPresent(one -> {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problem", words.say("request.problem." + Words.kebab(one)));
        });
        page.addObject("wanted", wanted);
        page.addObject(
                "needed",
                text(words)
                        .needed(
                                register.get(),
                                new AttributeKey(wanted.attribute()),
                                agreements.all(Readers.onlooker(official))));
        page.addObject(
                "tasks",
                agreements.references().tasks().all().stream()
                        .map(task -> new Choice(
                                task.id(), words.in(task.name()), task.id().equals(wanted.task())))
                        .toList());
        page.addObject(
                "needs",
                choices(Need.values(), "need.", words).stream()
                        .map(one ->
                                new Choice(one.code(), one.label(), one.code().equals(wanted.need())))
                        .toList());
        return page;
    }

    private RequestText text(Words words) {
        return new RequestText(new FederationWords(agreements.references(), words), words);
    }

    private static List<Choice> choices(Enum<?>[] constants, String prefix, Words words) {
        return Arrays.stream(constants)
                .map(one -> new Choice(one.name(), words.say(prefix + Words.kebab(one)), false))
                .toList();
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
