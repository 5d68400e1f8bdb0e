package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.Corrections.Answered;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.correction.Corrections.NoteFault;
import kr.ieum.gateway.correction.Corrections.Opened;
import kr.ieum.gateway.correction.Fault;
import kr.ieum.gateway.correction.Ticket;
import kr.ieum.gateway.correction.TicketState;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.web.Keepers;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;

/** Reports of errors: made by whoever was told a field, read and answered by the keeper of its register. */
@Controller
final class CorrectionApi {

    private static final int LONGEST = 256;
    private static final int MOST = 200;
    private static final Set<String> REPORT = Set.of("lookup", "subject", "attribute", "register", "fault", "note");
    private static final Set<String> ANSWER = Set.of("state", "note");

    private final Corrections corrections;
    private final Keepers keepers;
    private final ApiBody body;
    private final ApiWriter writer;

    CorrectionApi(Corrections corrections, Keepers keepers, ApiBody body, ApiWriter writer) {
        this.corrections = corrections;
        this.keepers = keepers;
        this.body = body;
        this.writer = writer;
    }

    @PostMapping(
            path = "/api/v1/corrections",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void open(Official official, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, REPORT, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<UUID> lookup = ApiBody.text(object, "lookup", LONGEST).flatMap(CorrectionApi::id);
                Optional<String> attribute = ApiBody.text(object, "attribute", LONGEST);
                Optional<String> register = ApiBody.text(object, "register", LONGEST);
                Optional<Fault> fault = ApiBody.text(object, "fault", LONGEST).flatMap(CorrectionApi::fault);
                JsonNode subject = object.path("subject");
                Optional<String> note = object.has("note") ? ApiBody.text(object, "note", LONGEST) : Optional.of("");
                Optional<String> wrong = Stream.of(
                                Map.entry("lookup", lookup.isPresent()),
                                Map.entry("subject", subject.isInt()),
                                Map.entry("attribute", attribute.isPresent()),
                                Map.entry("register", register.isPresent()),
                                Map.entry("fault", fault.isPresent()),
                                Map.entry("note", note.isPresent()))
                        .filter(member -> !member.getValue())
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (wrong.isPresent()) {
                    writer.problem(Problem.at(ProblemType.INVALID_MEMBER, wrong.get()), locale, response);
                    return;
                }
                Item item = new Item(subject.intValue(), attribute.orElseThrow(), register.orElseThrow());
                switch (corrections.open(official, lookup.orElseThrow(), item, fault.orElseThrow(), note.get())) {
                    case Opened.Ticketed(UUID ticket) ->
                        writer.ok(
                                Map.of("ticket", ticket.toString(), "state", ApiNames.of(TicketState.OPEN)), response);
                    case Opened.NotTold notTold -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                    case Opened.BadNote(NoteFault why) ->
                        writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "note"), locale, response);
                }
            }
        }
    }

    @GetMapping(path = "/api/v1/corrections", produces = MediaType.APPLICATION_JSON_VALUE)
    void list(Official official, HttpServletResponse response) throws IOException {
        Set<String> registers = keepers.registersOf(official.agency());
        Corrections.Counted counted = corrections.count(registers);
        writer.ok(
                Map.of(
                        "all",
                        counted.all(),
                        "open",
                        counted.open(),
                        "tickets",
                        corrections.ofRegisters(registers, MOST, 0).stream()
                                .map(CorrectionApi::members)
                                .toList()),
                response);
    }

    @PostMapping(
            path = "/api/v1/corrections/{ticket}/answer",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void answer(
            @PathVariable("ticket") String ticket,
            Official official,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        switch (body.read(request, ANSWER, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(JsonNode object) -> {
                Optional<TicketState> state =
                        ApiBody.text(object, "state", LONGEST).flatMap(CorrectionApi::answered);
                Optional<String> note = object.has("note") ? ApiBody.text(object, "note", LONGEST) : Optional.of("");
                if (state.isEmpty() || note.isEmpty()) {
                    writer.problem(
                            Problem.at(ProblemType.INVALID_MEMBER, state.isEmpty() ? "state" : "note"),
                            locale,
                            response);
                    return;
                }
                Answered answered = id(ticket)
                        .map(id ->
                                corrections.answer(id, keepers.registersOf(official.agency()), state.get(), note.get()))
                        .orElseGet(Answered.Unknown::new);
                switch (answered) {
                    case Answered.Done done ->
                        writer.ok(Map.of("ticket", ticket, "state", ApiNames.of(state.get())), response);
                    case Answered.Unknown unknown ->
                        writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
                    case Answered.Already already ->
                        writer.problem(Problem.of(ProblemType.ALREADY_ANSWERED), locale, response);
                    case Answered.BadNote(NoteFault why) ->
                        writer.problem(Problem.at(ProblemType.INVALID_MEMBER, "note"), locale, response);
                }
            }
        }
    }

    private static Map<String, Object> members(Ticket ticket) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ticket", ticket.id().toString());
        members.put("state", ApiNames.of(ticket.state()));
        members.put("openedAt", ticket.openedAt().toString());
        members.put("attribute", ticket.attribute());
        members.put("register", ticket.register());
        members.put("fault", ApiNames.of(ticket.fault()));
        members.put("note", ticket.note());
        members.put("lookup", ticket.lookup().toString());
        members.put("disclosedAt", ticket.disclosedAt().toString());
        members.put("agency", ticket.agency());
        ticket.answeredAt().ifPresent(at -> {
            members.put("answeredAt", at.toString());
            members.put("answer", ticket.answer());
        });
        return members;
    }

    private static Optional<Fault> fault(String name) {
        return Stream.of(Fault.values())
                .filter(one -> ApiNames.of(one).equals(name))
                .findFirst();
    }

    private static Optional<TicketState> answered(String name) {
        return Stream.of(TicketState.values())
                .filter(one -> one != TicketState.OPEN && ApiNames.of(one).equals(name))
                .findFirst();
    }

    private static Optional<UUID> id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
