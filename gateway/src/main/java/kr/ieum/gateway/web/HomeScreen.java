package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.oversight.LookupRecords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own cases: the first page after signing in. */
@Controller
final class HomeScreen implements Screen {

    static final int PAGE_SIZE = 20;
    private static final int LATEST = 5;
    private static final String FILTER = "caseFilter";

    private final AssignedCases cases;
    private final StandIn standIn;
    private final ConflictOfInterest conflicts;
    private final LookupRecords records;
    private final LookupRows rows;
    private final Corrections corrections;
    private final PageWords pageWords;
    private final OwnRequests requests;

    HomeScreen(
            AssignedCases cases,
            StandIn standIn,
            ConflictOfInterest conflicts,
            LookupRecords records,
            LookupRows rows,
            Corrections corrections,
            OwnRequests requests,
            PageWords pageWords) {
        this.cases = cases;
        this.standIn = standIn;
        this.conflicts = conflicts;
        this.records = records;
        this.rows = rows;
        this.corrections = corrections;
        this.requests = requests;
        this.pageWords = pageWords;
    }

    /** A line of the list. */
    record Line(
            String handle,
            String number,
            String kind,
            String task,
            String stage,
            String received,
            String applicant,
            int others,
            Optional<String> deputy) {}

    /** A stage to filter by. */
    record Choice(String code, String label, boolean chosen) {}

    @GetMapping("/")
    String home(
            @RequestParam(name = "page", defaultValue = "1") String wantedPage,
            Official official,
            HttpSession session,
            Model model,
            Locale locale) {
        Words words = pageWords.in(locale);
        CaseFilter filter = session.getAttribute(FILTER) instanceof CaseFilter kept ? kept : CaseFilter.NONE;
        model.addAttribute("filter", filter);
        model.addAttribute(
                "rows",
                records.own(official.id(), Optional.empty(), 1, LATEST).lookups().stream()
                        .map(lookup -> rows.of(lookup, official, words))
                        .toList());
        SignIn.ended(session).ifPresent(former -> model.addAttribute("formerSession", words.moment(former)));
        model.addAttribute("requests", requests.of(official, words));
        switch (cases.of(official)) {
            case AssignedCases.Listed.Unavailable unavailable -> {
                model.addAttribute("unavailable", true);
                model.addAttribute("faulty", List.of());
                model.addAttribute("notices", notices(List.of(), official, words));
            }
            case AssignedCases.Listed.Cases(var all, var faulty) -> {
                model.addAttribute(
                        "faulty",
                        faulty.stream()
                                .map(one -> FaultyCaseText.of(one, words))
                                .toList());
                list(all, filter, wantedPage, official, model, words);
                model.addAttribute("notices", notices(all, official, words));
            }
        }
        return "home";
    }

    /** Keeps the filter and shows the list again, by its address, so that going back needs no second submission. */
    @PostMapping("/cases/filter")
    String filter(
            @RequestParam(name = "text", defaultValue = "") String text,
            @RequestParam(name = "stage", defaultValue = "") String stage,
            HttpSession session) {
        session.setAttribute(FILTER, new CaseFilter(text, stage));
        return "redirect:/";
    }

    private void list(
            List<OpenCase> all, CaseFilter filter, String wantedPage, Official official, Model model, Words words) {
        List<OpenCase> found = all.stream().filter(filter::matches).toList();
        int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.clamp(number(wantedPage), 1, pages);
        model.addAttribute("total", all.size());
        model.addAttribute("found", found.size());
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "stages",
                all.stream()
                        .map(OpenCase::stage)
                        .distinct()
                        .sorted()
                        .map(code -> new Choice(code, words.code("case-stage", code), code.equals(filter.stage())))
                        .toList());
        model.addAttribute(
                "lines",
                found.stream()
                        .skip((long) (page - 1) * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(one -> line(one, official, words))
                        .toList());
    }

    /** What became of fields that one was told: reported as wrong, or answered. */
    private List<NoticeText> notices(List<OpenCase> all, Official official, Words words) {
        Map<String, String> handles = new HashMap<>();
        all.forEach(one -> handles.put(one.number(), cases.handle(official, one)));
        return corrections.notices(official, handles.keySet()).stream()
                .map(notice -> NoticeText.of(notice, handles, words))
                .toList();
    }

    private Line line(OpenCase one, Official official, Words words) {
        boolean shut = conflicts.of(official.id(), one.subjects()).closes();
        return new Line(
                cases.handle(official, one),
                one.number(),
                words.code("case-kind", one.kind()),
                CasePageText.task(one, words),
                words.code("case-stage", one.stage()),
                words.minute(one.receivedAt()),
                applicant(one, shut, words),
                shut ? 0 : Math.max(0, one.subjects().size() - 1),
                standIn.of(one, official, words));
    }

    /** Who the case is about isn't shown to somebody who is near to them. */
    private static String applicant(OpenCase one, boolean shut, Words words) {
        if (shut) {
            return words.say("home.conflict");
        }
        return one.subjects().isEmpty()
                ? words.say("home.no-applicant")
                : one.subjects().getFirst().name();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }
}
