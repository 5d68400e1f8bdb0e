package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.sheet.SheetKind;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.gateway.view.BreakGlass;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Lookups.Started;
import kr.ieum.gateway.view.StatedReason;
import kr.ieum.gateway.web.Directory;
import kr.ieum.gateway.web.FieldNotes;
import kr.ieum.gateway.web.MalformedCases;
import kr.ieum.gateway.web.PageSheet;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.Requesters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** A look-up as JSON when it is complete, or as server-sent events while it runs (design §7). */
@Controller
final class LookupApi {

    private static final int LONGEST = 64;
    private static final Set<String> KNOWN =
            Set.of("case", "narrowTo", "asOf", "sheet", "breakGlass", "purposeConfirmed", "reason", "proof");
    private static final Set<String> PLANNED = Set.of("subjects", "consentRef");

    private final Lookups lookups;
    private final ApiBody body;
    private final ApiWriter writer;
    private final ReasonWords reasons;
    private final MalformedCases malformed;
    private final Sheets sheets;
    private final LookupProofs proofs;
    private final Corrections corrections;
    private final Directory officials;
    private final Clock clock;

    LookupApi(
            Lookups lookups,
            ApiBody body,
            ApiWriter writer,
            ReasonWords reasons,
            MalformedCases malformed,
            Sheets sheets,
            LookupProofs proofs,
            Corrections corrections,
            Directory officials,
            Clock clock) {
        this.sheets = sheets;
        this.proofs = proofs;
        this.corrections = corrections;
        this.officials = officials;
        this.clock = clock;
        this.lookups = lookups;
        this.body = body;
        this.writer = writer;
        this.reasons = reasons;
        this.malformed = malformed;
    }

    @PostMapping(
            path = "/api/v1/views/{view}/lookups",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void lookUp(
            @PathVariable("view") String view,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, KNOWN, PLANNED)) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<String> caseNumber = ApiBody.text(object, "case", LONGEST);
                Optional<Set<String>> panels =
                        object.has("narrowTo") ? ApiBody.texts(object, "narrowTo", LONGEST) : Optional.of(Set.of());
                JsonNode sheet = object.path("sheet");
                JsonNode proof = object.path("proof");
                if (!(proof.isMissingNode() || proof.isBoolean())) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "proof"), locale, response);
                    return;
                }
                Optional<LocalDate> asOf = ApiBody.text(object, "asOf", LONGEST).flatMap(LookupApi::day);
                if (object.has("asOf") && asOf.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "asOf"), locale, response);
                    return;
                }
                Optional<BreakGlass> breakGlass =
                        ApiBody.text(object, "breakGlass", BreakGlass.LONGEST).flatMap(BreakGlass::of);
                if (object.has("breakGlass") && breakGlass.isEmpty()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "breakGlass"), locale, response);
                    return;
                }
                Optional<StatedReason> reason =
                        ApiBody.text(object, "reason", BreakGlass.LONGEST).flatMap(StatedReason::of);
                JsonNode purpose = object.path("purposeConfirmed");
                if ((object.has("reason") && reason.isEmpty()) || !(purpose.isMissingNode() || purpose.isBoolean())) {
                    writer.problem(
                            Problem.at(
                                    ProblemType.INVALID_MEMBER,
                                    object.has("reason") && reason.isEmpty() ? "reason" : "purposeConfirmed"),
                            locale,
                            response);
                    return;
                }
                if (caseNumber.isEmpty() || panels.isEmpty() || !(sheet.isMissingNode() || sheet.isBoolean())) {
                    writer.problem(
                            Problem.at(
                                    ProblemType.INVALID_MEMBER,
                                    caseNumber.isEmpty() ? "case" : panels.isEmpty() ? "narrowTo" : "sheet"),
                            locale,
                            response);
                    return;
                }
                answer(
                        lookups.start(
                                Requesters.of(official),
                                view,
                                caseNumber.get(),
                                panels.get(),
                                asOf,
                                breakGlass,
                                new Beforehand(purpose.asBoolean(false), reason)),
                        caseNumber.get(),
                        wantsEvents(request),
                        official,
                        sheet.asBoolean(false),
                        proof.asBoolean(false),
                        response,
                        locale);
            }
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void answer(
            Started started,
            String caseNumber,
            boolean events,
            Official official,
            boolean withSheet,
            boolean withProofs,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (started) {
            case Started.Running(Lookup lookup) -> {
                Optional<PageSheet> sheet = !withSheet
                        ? Optional.empty()
                        : Optional.of(PageSheet.begin(
                                sheets,
                                SheetKind.LOOK_UP,
                                lookup,
                                official,
                                clock.instant(),
                                officials.demo().isPresent()));
                LookupAnswer answer = new LookupAnswer(
                        lookup,
                        writer,
                        reasons,
                        locale,
                        sheet,
                        withProofs ? Optional.of(proofs) : Optional.empty(),
                        FieldNotes.of(corrections, lookup));
                if (events) {
                    answer.stream(response);
                } else {
                    answer.whole(response);
                }
            }
            case Started.Refused(String lookupId, Reason reason, var _) ->
                writer.problem(refused(lookupId, reason, official, caseNumber, locale), locale, response);
            case Started.UnknownView unknown -> writer.problem(Problem.of(ProblemType.UNKNOWN_VIEW), locale, response);
            case Started.UnknownPanel unknown ->
                writer.problem(Problem.at(ProblemType.UNKNOWN_PANEL, "narrowTo"), locale, response);
            case Started.LogUnavailable unavailable ->
                writer.problem(Problem.of(ProblemType.ofLog(unavailable.unvouched())), locale, response);
        }
    }

    /** A case that can't be read isn't a case system that doesn't answer: to try again would be in vain. */
    private Problem refused(String lookupId, Reason reason, Official official, String caseNumber, Locale locale) {
        Optional<MalformedCases.Told> wrong =
                reason == Reason.CASE_UNVERIFIED ? malformed.find(official, caseNumber, locale) : Optional.empty();
        return wrong.map(told -> Problem.refused(
                        ProblemType.CASE_MALFORMED,
                        lookupId,
                        new Problem.ReasonText(ApiNames.of(ProblemType.CASE_MALFORMED), told.wrong(), told.remedy())))
                .orElseGet(() -> Problem.refused(lookupId, reason, reasons, locale));
    }

    /** Whether events are preferred to one JSON; JSON where the client names neither. */
    private static boolean wantsEvents(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null) {
            return false;
        }
        List<MediaType> wished = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wished);
        return wished.stream()
                .filter(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                        || type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
                .findFirst()
                .filter(type -> !type.isCompatibleWith(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
