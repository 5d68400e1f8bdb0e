package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.oversight.WrongPersonReports;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own look-ups, and the word that one of them was of the wrong person. */
@Controller
final class OwnLookupsScreen implements Screen {

    private static final int PAGE_SIZE = 20;

    private final LookupRecords records;
    private final WrongPersonReports reports;
    private final LookupRows rows;
    private final PageWords pageWords;

    OwnLookupsScreen(LookupRecords records, WrongPersonReports reports, LookupRows rows, PageWords pageWords) {
        this.records = records;
        this.reports = reports;
        this.rows = rows;
        this.pageWords = pageWords;
    }

    @GetMapping("/lookups")
    String list(
            @RequestParam(name = "day", defaultValue = "") String day,
            @RequestParam(name = "page", defaultValue = "1") String page,
            Official official,
            Model model,
            Locale locale) {
        Words words = pageWords.in(locale);
        DayFilter filter = DayFilter.of(day, page);
        LookupRecords.Page found = records.own(official.id(), filter.day(), filter.page(), PAGE_SIZE);
        model.addAttribute("filter", filter);
        model.addAttribute("total", found.total());
        model.addAttribute("pages", Math.max(1, (found.total() + PAGE_SIZE - 1) / PAGE_SIZE));
        model.addAttribute(
                "rows",
                found.lookups().stream()
                        .map(lookup -> rows.of(lookup, official, words))
                        .toList());
        return "own-lookups";
    }

    /** Ends the display and reports it; the page that showed the values is replaced by one that says what happened. */
    @PostMapping("/lookups/{id}/wrong-person")
    ModelAndView wrongPerson(@PathVariable("id") String id, Official official, Locale locale) {
        Words words = pageWords.in(locale);
        try {
            Optional<RecordedLookup> reported = LookupIds.read(id).flatMap(lookup -> reports.report(official, lookup));
            return reported.isPresent()
                    ? Notice.page(HttpStatus.OK, "wrong-person", words, id)
                    : Notice.page(HttpStatus.NOT_FOUND, "not-found", words);
        } catch (LogUnavailable e) {
            return Notice.page(HttpStatus.SERVICE_UNAVAILABLE, "act-not-logged", words);
        }
    }

    /** Reads ids of look-ups. */
    static final class LookupIds {

        private LookupIds() {}

        static Optional<UUID> read(String id) {
            return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                    ? Optional.of(UUID.fromString(id))
                    : Optional.empty();
        }
    }
}
