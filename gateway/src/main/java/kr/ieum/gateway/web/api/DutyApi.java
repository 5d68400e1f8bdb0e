package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.Duties.Answered;
import kr.ieum.gateway.oversight.Duty;
import kr.ieum.gateway.oversight.DutyWord;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.Readers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** What officials owe because of look-ups, for the agency's own system; for its auditor also what wasn't done in time. */
@Controller
final class DutyApi {

    private static final int LONGEST_WORD = 64;
    private static final Set<String> MEMBERS = Set.of("word", "caseEndedOn");

    private final Duties duties;
    private final Clock clock;
    private final ApiBody body;
    private final ApiWriter writer;

    DutyApi(Duties duties, Clock clock, ApiBody body, ApiWriter writer) {
        this.duties = duties;
        this.clock = clock;
        this.body = body;
        this.writer = writer;
    }

    @GetMapping(path = "/api/v1/duties", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(Official official, HttpServletResponse response) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("open", duties.open(official).stream().map(this::json).toList());
        if (Readers.audits(official)) {
            members.put(
                    "violated",
                    duties.violated(official.agency()).stream().map(this::json).toList());
        }
        writer.ok(members, response);
    }

    @PostMapping(
            path = "/api/v1/duties/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void tell(
            @PathVariable("id") String id,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, MEMBERS, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<DutyWord> word = ApiBody.text(object, "word", LONGEST_WORD)
                        .flatMap(text -> Stream.of(DutyWord.values())
                                .filter(one -> ApiNames.of(one).equals(text))
                                .findFirst());
                Optional<LocalDate> day =
                        ApiBody.text(object, "caseEndedOn", LONGEST_WORD).flatMap(DutyApi::day);
                if (word.isPresent() == day.isPresent()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, object.has("caseEndedOn") ? "caseEndedOn" : "word"),
                            locale,
                            response);
                    return;
                }
                try {
                    Optional<UUID> duty = TeamApi.id(id);
                    Answered answered = duty.isEmpty()
                            ? Answered.NOT_YOURS
                            : word.map(one -> duties.fulfil(official, duty.get(), one))
                                    .orElseGet(() -> duties.caseEnded(official, duty.get(), day.orElseThrow()));
                    answered(answered, id, word.isPresent() ? "word" : "caseEndedOn", response, locale);
                } catch (LogUnavailable e) {
                    writer.problem(Problem.of(ProblemType.LOG_UNAVAILABLE), locale, response);
                }
            }
        }
    }

    private void answered(Answered answered, String id, String member, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (answered) {
            case DONE -> writer.ok(Map.of("id", id, "noted", member), response);
            case NOT_YOURS -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case ALREADY -> writer.problem(Problem.of(ProblemType.DUTY_TOLD), locale, response);
            case UNFIT -> writer.problem(Problem.at(ProblemType.INVALID_MEMBER, member), locale, response);
        }
    }

    private Map<String, Object> json(Duty duty) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", duty.id().toString());
        members.put("lookup", duty.lookupId().toString());
        duty.lookup().flatMap(RecordedLookup::caseNumber).ifPresent(number -> members.put("case", number));
        members.put("agreement", duty.agreement());
        members.put("version", duty.version());
        members.put("obligation", duty.obligation());
        members.put("kind", ApiNames.of(duty.kind()));
        members.put("arose", duty.arose().toString());
        duty.within().ifPresent(time -> members.put("within", time.toString()));
        duty.due().ifPresent(due -> members.put("due", due.toString()));
        members.put("state", ApiNames.of(duty.state(clock.instant())));
        members.put("words", duty.kind().words().stream().map(ApiNames::of).toList());
        duty.fulfilment().ifPresent(done -> {
            members.put("fulfilledAt", done.at().toString());
            members.put("fulfilledAs", ApiNames.of(done.word()));
        });
        return members;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
