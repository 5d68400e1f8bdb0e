package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.AgreementAnalysis;
import kr.ieum.gateway.web.Readers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the agreements in force mean: who can see what, what changes, and what nobody uses. */
@Controller
final class AnalysisApi {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int LONGEST = 3_660;

    private final AgreementAnalysis analysis;
    private final AgreementRecords agreements;
    private final ApiWriter writer;

    AnalysisApi(AgreementAnalysis analysis, AgreementRecords agreements, ApiWriter writer) {
        this.analysis = analysis;
        this.agreements = agreements;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/agreements/analysis/reach", produces = JSON)
    void reach(@RequestParam(name = "agency") String agency, HttpServletResponse response, Locale locale)
            throws IOException {
        write(
                analysis.reach(agency)
                        .map(reach -> AnalysisJson.of(reach, analysis.policy().engine())),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/who", produces = JSON)
    void who(@RequestParam(name = "attribute") String attribute, HttpServletResponse response, Locale locale)
            throws IOException {
        write(analysis.viewers(attribute).map(AnalysisJson::of), response, locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/cumulative", produces = JSON)
    void cumulative(@RequestParam(name = "agency") String agency, HttpServletResponse response, Locale locale)
            throws IOException {
        write(
                analysis.cumulative(agency)
                        .map(found -> Map.of("agency", agency, "cumulative", AnalysisJson.cumulations(found))),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/unused", produces = JSON)
    void unused(
            @RequestParam(name = "days", defaultValue = "90") String days, HttpServletResponse response, Locale locale)
            throws IOException {
        write(
                days(days).map(number -> Map.of("days", number, "unused", AnalysisJson.uses(analysis.unused(number)))),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/repeal", produces = JSON)
    void repeal(
            @RequestParam(name = "act") String act,
            @RequestParam(name = "article") String article,
            @RequestParam(name = "date") String date,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(
                date(date)
                        .map(day -> analysis.repeal(act, article, day))
                        .map(fallen -> AnalysisJson.of(fallen.repeal(), fallen.views())),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/views", produces = JSON)
    void views(
            @RequestParam(name = "agreement") String agreement,
            @RequestParam(name = "version", defaultValue = "") String version,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(
                (version.isEmpty()
                                ? analysis.whenEnds(agreement)
                                : find(agreement, version, official).flatMap(analysis::whenBecomes))
                        .map(broken -> Map.of("agreement", agreement, "views", AnalysisJson.broken(broken))),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/replay", produces = JSON)
    void replay(
            @RequestParam(name = "agreement") String agreement,
            @RequestParam(name = "version") String version,
            @RequestParam(name = "days", defaultValue = "90") String days,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(
                days(days)
                        .flatMap(number ->
                                find(agreement, version, official).flatMap(record -> analysis.replay(record, number)))
                        .map(AnalysisJson::of),
                response,
                locale);
    }

    @GetMapping(path = "/api/v1/agreements/analysis/diff", produces = JSON)
    void diff(
            @RequestParam(name = "agreement") String agreement,
            @RequestParam(name = "earlier") String earlier,
            @RequestParam(name = "later") String later,
            Official official,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        write(
                find(agreement, earlier, official)
                        .flatMap(one ->
                                find(agreement, later, official).flatMap(other -> analysis.difference(one, other)))
                        .map(AnalysisJson::of),
                response,
                locale);
    }

    private Optional<AgreementRecord> find(String id, String version, Official official) {
        return version.matches("[1-9][0-9]{0,5}")
                ? agreements.find(id, Integer.parseInt(version), Readers.onlooker(official))
                : Optional.empty();
    }

    private static Optional<Integer> days(String text) {
        return Optional.of(text)
                .filter(number -> number.matches("[1-9][0-9]{0,3}"))
                .map(Integer::parseInt)
                .filter(number -> number <= LONGEST);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void write(Optional<?> found, HttpServletResponse response, Locale locale) throws IOException {
        if (found.isPresent()) {
            writer.ok(found.get(), response);
        } else {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
        }
    }
}
