package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkOrder;
import kr.ieum.gateway.exchange.bulk.Handing.FileFault;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;
import kr.ieum.gateway.exchange.bulk.OrderReading;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.IdempotencyKey;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiBody;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.gateway.web.api.ApiWriter;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Files of subjects over HTTP: opened, sent in parts, closed by what the whole is, watched, and fetched in ranges of lines. */
@Controller
class BulkResource {

    private static final String FILES = "/exchange/v1/bulk";
    private static final String FILE = FILES + "/{file}";
    private static final String CSV = "text/csv;charset=UTF-8;header=absent";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final BulkFiles files;
    private final ApiBody body;
    private final ApiWriter writer;
    private final ReasonWords reasons;

    BulkResource(BulkFiles files, ApiBody body, ApiWriter writer, ReasonWords reasons) {
        this.files = files;
        this.body = body;
        this.writer = writer;
        this.reasons = reasons;
    }

    /** A step of handing in, and what its answer needs. */
    private record Call(SystemId caller, Trail trail, HttpServletResponse response, Locale locale) {}

    @PostMapping(path = FILES, consumes = MediaType.APPLICATION_JSON_VALUE)
    void open(
            SystemId caller,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Call call = new Call(caller, trail, response, locale);
        switch (body.read(request, OrderReading.MEMBERS, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> refuse(problem, call);
            case ApiBody.Read.Members(var object) -> {
                switch (OrderReading.read(object)) {
                    case OrderReading.Read.Order(BulkOrder order) ->
                        open(order, Optional.ofNullable(request.getHeader(ExchangeProfile.IDEMPOTENCY_FIELD)), call);
                    case OrderReading.Read.Wrong(String member) ->
                        refuse(Problem.at(ProblemType.INVALID_MEMBER, member), call);
                }
            }
        }
    }

    private void open(BulkOrder order, Optional<String> field, Call call) throws IOException {
        Optional<String> key = field.flatMap(IdempotencyKey::of);
        if (field.isPresent() && key.isEmpty()) {
            refuse(Problem.of(ProblemType.IDEMPOTENCY_KEY), call);
            return;
        }
        String caller = call.caller().text();
        opened(key.map(one -> files.open(caller, one, order)).orElseGet(() -> files.open(caller, order)), call);
    }

    private void opened(Opened opened, Call call) throws IOException {
        switch (opened) {
            case Opened.Open(UUID file) -> {
                call.trail().correlation(file);
                call.trail().outcome("OPENED");
                writer.ok(
                        Map.of(
                                "file",
                                file.toString(),
                                "mostPart",
                                BulkFiles.MOST_PART,
                                "mostParts",
                                BulkFiles.MOST_PARTS),
                        call.response());
            }
            case Opened.Refused(String id, var reason) -> {
                call.trail().correlation(UUID.fromString(id));
                call.trail().outcome(reason.name());
                writer.problem(Problem.refused(id, reason, reasons, call.locale()), call.locale(), call.response());
            }
            case Opened.UnknownTask() -> refuse(Problem.at(ProblemType.UNKNOWN_TASK, "task"), call);
            case Opened.UnknownAttribute(var attribute) ->
                refuse(
                        Problem.at(ProblemType.UNKNOWN_ATTRIBUTE, "attributes")
                                .and(Map.of("attribute", attribute.text())),
                        call);
            case Opened.OtherOrder() -> refuse(Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED), call);
            case Opened.Gone() -> refuse(Problem.of(ProblemType.BULK_DELETED), call);
            case Opened.TooMany() -> refuse(Problem.of(ProblemType.BULK_TOO_MANY), call);
            case Opened.Unavailable(boolean unvouched) -> refuse(Problem.of(ProblemType.ofLog(unvouched)), call);
        }
    }

    private void refuse(Problem problem, Call call) throws IOException {
        call.trail().outcome(problem.type().name());
        writer.problem(problem, call.locale(), call.response());
    }

    @PutMapping(path = FILE + "/parts/{number}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void part(
            SystemId caller,
            @PathVariable("file") String file,
            @PathVariable("number") String number,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Call call = new Call(caller, trail, response, locale);
        Optional<UUID> id = id(file);
        if (id.isEmpty() || !NUMBER.matcher(number).matches()) {
            refuse(Problem.of(ProblemType.NOT_FOUND), call);
            return;
        }
        byte[] bytes = request.getInputStream().readAllBytes();
        told("PART", id.get(), files.part(caller.text(), id.get(), Integer.parseInt(number), bytes), call);
    }

    @PostMapping(path = FILE + "/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    void close(
            SystemId caller,
            @PathVariable("file") String file,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Call call = new Call(caller, trail, response, locale);
        Optional<UUID> id = id(file);
        if (id.isEmpty()) {
            refuse(Problem.of(ProblemType.NOT_FOUND), call);
            return;
        }
        switch (body.read(request, BulkBody.KNOWN, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> refuse(problem, call);
            case ApiBody.Read.Members(var object) -> {
                switch (BulkBody.closing(object)) {
                    case BulkBody.Read.Closing(int parts, int bytes, byte[] digest) ->
                        told("CLOSED", id.get(), files.close(caller.text(), id.get(), parts, bytes, digest), call);
                    case BulkBody.Read.Wrong(String member) ->
                        refuse(Problem.at(ProblemType.INVALID_MEMBER, member), call);
                }
            }
        }
    }

    private void told(String done, UUID id, Step step, Call call) throws IOException {
        if (!(step instanceof Step.Unknown)) {
            call.trail().correlation(id);
        }
        switch (step) {
            case Step.Done() -> {
                call.trail().outcome(done);
                progress(call.caller(), id, call.response(), call.locale());
            }
            case Step.Unknown() -> refuse(Problem.of(ProblemType.NOT_FOUND), call);
            case Step.Closed() -> refuse(Problem.of(ProblemType.BULK_HINDERED), call);
            case Step.Faulty(FileFault fault, int line) -> {
                call.trail().outcome(fault.name());
                writer.problem(
                        Problem.of(ProblemType.BULK_FAULTY)
                                .and(Map.of(
                                        "fault",
                                        Map.of(
                                                "code",
                                                ApiNames.of(fault),
                                                "text",
                                                fault.text().in(call.locale()),
                                                "line",
                                                line))),
                        call.locale(),
                        call.response());
            }
            case Step.Unavailable() -> refuse(Problem.of(ProblemType.UNAVAILABLE), call);
        }
    }

    @GetMapping(path = FILE, produces = MediaType.APPLICATION_JSON_VALUE)
    void progress(SystemId caller, @PathVariable("file") String file, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isPresent()) {
            progress(caller, id.get(), response, locale);
        } else {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
        }
    }

    private void progress(SystemId caller, UUID id, HttpServletResponse response, Locale locale) throws IOException {
        Optional<Map<String, Object>> members =
                files.find(caller.text(), id).map(progress -> BulkJson.of(progress, reasons, locale));
        if (members.isPresent()) {
            writer.ok(members.get(), response);
        } else {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
        }
    }

    @GetMapping(path = FILE + "/result")
    void result(
            SystemId caller,
            @PathVariable("file") String file,
            @RequestParam("from") String from,
            @RequestParam("count") String count,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        if (!NUMBER.matcher(from).matches()
                || !NUMBER.matcher(count).matches()
                || Integer.parseInt(count) > BulkFiles.MOST_FETCHED) {
            writer.problem(Problem.of(ProblemType.BAD_REQUEST), locale, response);
            return;
        }
        switch (files.fetch(caller.text(), id.get(), Integer.parseInt(from), Integer.parseInt(count))) {
            case BulkFiles.Fetched.Lines(byte[] text) -> writer.ok(text, CSV, response);
            case BulkFiles.Fetched.Unknown() -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case BulkFiles.Fetched.NotYet() -> writer.problem(Problem.of(ProblemType.BULK_HINDERED), locale, response);
            case BulkFiles.Fetched.Gone() -> writer.problem(Problem.of(ProblemType.BULK_DELETED), locale, response);
        }
    }

    @DeleteMapping(path = FILE)
    void delete(
            SystemId caller,
            @PathVariable("file") String file,
            @RequestAttribute(JournaledExchange.TRAIL) Trail trail,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isPresent() && files.delete(caller.text(), id.get())) {
            trail.correlation(id.get());
            trail.outcome("DELETED");
            progress(caller, id.get(), response, locale);
        } else {
            refuse(Problem.of(ProblemType.NOT_FOUND), new Call(caller, trail, response, locale));
        }
    }

    /** As we write them; what isn't one is no file of anybody. */
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
