package kr.ieum.gateway.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.EmergencyCheck;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.Heads;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.LookupReviews;
import kr.ieum.gateway.oversight.ReviewVerdict;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.oversight.WrongPersonReports;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a team head reviews and decides, and what an auditor is told. Case numbers, tasks, stages and look-ups; no citizen's
 * name and no value: for those the head needs an assignment like anybody else.
 */
@Controller
final class TeamScreen implements Screen {

    private static final int PAGE_SIZE = 20;

    private final Directory officials;
    private final AssignedCases cases;
    private final LookupRecords records;
    private final LookupReviews reviews;
    private final WrongPersonReports reports;
    private final Substitutions substitutions;
    private final Substitutes substitutes;
    private final EmergencyChecks emergencies;
    private final LookupRows rows;
    private final Clock clock;
    private final PageWords pageWords;

    TeamScreen(
            Directory officials,
            AssignedCases cases,
            LookupRecords records,
            LookupReviews reviews,
            WrongPersonReports reports,
            Substitutions substitutions,
            Substitutes substitutes,
            EmergencyChecks emergencies,
            LookupRows rows,
            Clock clock,
            PageWords pageWords) {
        this.officials = officials;
        this.cases = cases;
        this.records = records;
        this.reviews = reviews;
        this.reports = reports;
        this.substitutions = substitutions;
        this.substitutes = substitutes;
        this.emergencies = emergencies;
        this.rows = rows;
        this.clock = clock;
        this.pageWords = pageWords;
    }

    /** A case of the team, without anybody it is about. */
    record TeamCase(String number, String task, String stage, String official, String received, int people) {}

    /** A request that waits, and who could take the case over. */
    record Waiting(String id, String number, String task, String official, String when, List<Choice> fit) {}

    /** Somebody to choose. */
    record Choice(String id, String name) {}

    @GetMapping("/team")
    ModelAndView show(
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "page", defaultValue = "1") String page,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        if (Heads.isHead(official)) {
            return headsPage(official, DayFilter.of(day, page), words);
        }
        if (Heads.isAuditor(official)) {
            ModelAndView view = new ModelAndView("team");
            view.addObject("head", false);
            view.addObject(
                    "reports",
                    reports.ofAgency(official.agency()).stream()
                            .map(report -> rows.of(report, official, words))
                            .toList());
            view.addObject("emergencies", texts(emergencies.ofAgency(official.agency()), official, words));
            return view;
        }
        return notHead(words);
    }

    @PostMapping("/team/lookups/{id}/review")
    ModelAndView review(
            @PathVariable("id") String id, @RequestParam("verdict") String verdict, Official official, Locale locale) {
        Optional<UUID> lookup = OwnLookupsScreen.LookupIds.read(id);
        Optional<ReviewVerdict> chosen = Stream.of(ReviewVerdict.values())
                .filter(one -> one.name().equals(verdict))
                .findFirst();
        try {
            return lookup.isPresent() && chosen.isPresent() && reviews.review(official, lookup.get(), chosen.get())
                    ? new ModelAndView("redirect:/team")
                    : notHead(pageWords.in(locale));
        } catch (LogUnavailable e) {
            return notLogged(locale);
        }
    }

    @PostMapping("/team/substitutions/{id}")
    ModelAndView decide(
            @PathVariable("id") String id,
            @RequestParam(name = "substitute", defaultValue = "") String substitute,
            @RequestParam("decision") String decision,
            Official official,
            Locale locale) {
        Words words = pageWords.in(locale);
        Optional<UUID> request = OwnLookupsScreen.LookupIds.read(id);
        if (request.isEmpty()) {
            return notHead(words);
        }
        try {
            Substitutions.Decided decided = decision.equals("approve")
                    ? substitutions.approve(official, request.get(), substitute, substitutes.of(official))
                    : substitutions.decline(official, request.get());
            return switch (decided) {
                case DONE -> new ModelAndView("redirect:/team");
                case NOT_YOURS -> notHead(words);
                case OWN_REQUEST -> Notice.page(HttpStatus.FORBIDDEN, "own-request", words);
                case UNFIT -> Notice.page(HttpStatus.CONFLICT, "unfit", words);
                case CASE_SYSTEM -> Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "not-reassigned", words);
            };
        } catch (LogUnavailable e) {
            return notLogged(locale);
        }
    }

    private ModelAndView headsPage(Official head, DayFilter filter, Words words) {
        ModelAndView page = new ModelAndView("team");
        String team = head.team().ko();
        LookupRecords.Page found = records.ofTeam(head.agency(), team, filter.day(), filter.page(), PAGE_SIZE);
        page.addObject("head", true);
        page.addObject("team", words.in(head.team()));
        page.addObject("filter", filter);
        page.addObject("total", found.total());
        page.addObject("pages", Math.max(1, (found.total() + PAGE_SIZE - 1) / PAGE_SIZE));
        page.addObject(
                "rows",
                found.lookups().stream()
                        .map(lookup -> rows.of(lookup, head, words))
                        .toList());
        page.addObject("verdicts", LookupRows.verdicts(words));
        page.addObject(
                "reports",
                reports.ofTeam(head.agency(), team).stream()
                        .map(report -> rows.of(report, head, words))
                        .toList());
        page.addObject("waiting", waiting(head, words));
        page.addObject("emergencies", texts(emergencies.waiting(head), head, words));
        page.addObject("checked", texts(emergencies.answered(head), head, words));
        Optional<List<TeamCase>> listed = teamCases(head, words);
        page.addObject("unavailable", listed.isEmpty());
        page.addObject("cases", listed.orElse(List.of()));
        return page;
    }

    private List<EmergencyText> texts(List<EmergencyCheck> checks, Official reader, Words words) {
        return EmergencyText.all(checks, rows, reader, clock.instant(), words);
    }

    private List<Waiting> waiting(Official head, Words words) {
        return substitutions.waiting(head).stream()
                .map(request -> new Waiting(
                        request.id().toString(),
                        request.caseNumber(),
                        words.vocabulary()
                                .task(request.task())
                                .map(task -> words.in(task.name()))
                                .orElse(request.task()),
                        rows.name(request.official(), words),
                        words.moment(request.requestedAt()),
                        substitutions.fit(head, request, substitutes.of(head)).stream()
                                .map(one -> new Choice(one.id(), words.in(one.name()) + ", " + words.in(one.team())))
                                .toList()))
                .toList();
    }

    private Optional<List<TeamCase>> teamCases(Official head, Words words) {
        List<OpenCase> all = new ArrayList<>();
        for (Official one : officials.team(head)) {
            switch (cases.of(one)) {
                case AssignedCases.Listed.Cases(var mine, var faulty) ->
                    mine.stream()
                            .filter(open -> all.stream()
                                    .noneMatch(other -> other.number().equals(open.number())))
                            .forEach(all::add);
                case AssignedCases.Listed.Unavailable unavailable -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(all.stream()
                .sorted(Comparator.comparing(OpenCase::receivedAt).reversed())
                .map(open -> new TeamCase(
                        open.number(),
                        CasePageText.task(open, words),
                        words.code("case-stage", open.stage()),
                        rows.name(open.official(), words),
                        words.minute(open.receivedAt()),
                        open.subjects().size()))
                .toList());
    }

    private static ModelAndView notHead(Words words) {
        return Notice.page(HttpStatus.FORBIDDEN, "not-head", words);
    }

    private ModelAndView notLogged(Locale locale) {
        return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", pageWords.in(locale));
    }
}
