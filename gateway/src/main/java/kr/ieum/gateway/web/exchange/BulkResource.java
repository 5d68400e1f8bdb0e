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
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkOrder;
import kr.ieum.gateway.exchange.bulk.Handing.FileFault;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;
import kr.ieum.gateway.exchange.bulk.OrderReading;
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

    @PostMapping(path = FILES, consumes = MediaType.APPLICATION_JSON_VALUE)
    void open(SystemId caller, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (body.read(request, OrderReading.MEMBERS, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(var object) -> {
                switch (OrderReading.read(object)) {
                    case OrderReading.Read.Order(BulkOrder order) -> open(caller, order, response, locale);
                    case OrderReading.Read.Wrong(String member) ->
                        writer.problem(Problem.at(ProblemType.INVALID_MEMBER, member), locale, response);
                }
            }
        }
    }

    private void open(SystemId caller, BulkOrder order, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (files.open(caller.text(), order)) {
            case Opened.Open(UUID file) ->
                writer.ok(
                        Map.of(
                                "file",
                                file.toString(),
                                "mostPart",
                                BulkFiles.MOST_PART,
                                "mostParts",
                                BulkFiles.MOST_PARTS),
                        response);
            case Opened.Refused(String id, var reason) ->
                writer.problem(Problem.refused(id, reason, reasons, locale), locale, response);
            case Opened.UnknownTask() -> writer.problem(Problem.at(ProblemType.UNKNOWN_TASK, "task"), locale, response);
            case Opened.UnknownAttribute(var attribute) ->
                writer.problem(
                        Problem.at(ProblemType.UNKNOWN_ATTRIBUTE, "attributes")
                                .and(Map.of("attribute", attribute.text())),
                        locale,
                        response);
            case Opened.TooMany() -> writer.problem(Problem.of(ProblemType.BULK_TOO_MANY), locale, response);
            case Opened.Unavailable(boolean unvouched) ->
                writer.problem(Problem.of(ProblemType.ofLog(unvouched)), locale, response);
        }
    }

    @PutMapping(path = FILE + "/parts/{number}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void part(
            SystemId caller,
            @PathVariable("file") String file,
            @PathVariable("number") String number,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isEmpty() || !NUMBER.matcher(number).matches()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        byte[] bytes = request.getInputStream().readAllBytes();
        told(caller, id.get(), files.part(caller.text(), id.get(), Integer.parseInt(number), bytes), response, locale);
    }

    @PostMapping(path = FILE + "/close", consumes = MediaType.APPLICATION_JSON_VALUE)
    void close(
            SystemId caller,
            @PathVariable("file") String file,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        switch (body.read(request, BulkBody.KNOWN, Set.of())) {
            case ApiBody.Read.Wrong(Problem problem) -> writer.problem(problem, locale, response);
            case ApiBody.Read.Members(var object) -> {
                switch (BulkBody.closing(object)) {
                    case BulkBody.Read.Closing(int parts, int bytes, byte[] digest) ->
                        told(
                                caller,
                                id.get(),
                                files.close(caller.text(), id.get(), parts, bytes, digest),
                                response,
                                locale);
                    case BulkBody.Read.Wrong(String member) ->
                        writer.problem(Problem.at(ProblemType.INVALID_MEMBER, member), locale, response);
                }
            }
        }
    }

    private void told(SystemId caller, UUID id, Step step, HttpServletResponse response, Locale locale)
            throws IOException {
        switch (step) {
            case Step.Done() -> progress(caller, id, response, locale);
            case Step.Unknown() -> writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            case Step.Closed() -> writer.problem(Problem.of(ProblemType.BULK_HINDERED), locale, response);
            case Step.Faulty(FileFault fault, int line) ->
                writer.problem(
                        Problem.of(ProblemType.BULK_FAULTY)
                                .and(Map.of(
                                        "fault",
                                        Map.of(
                                                "code",
                                                ApiNames.of(fault),
                                                "text",
                                                fault.text().in(locale),
                                                "line",
                                                line))),
                        locale,
                        response);
            case Step.Unavailable() -> writer.problem(Problem.of(ProblemType.UNAVAILABLE), locale, response);
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
    void delete(SystemId caller, @PathVariable("file") String file, HttpServletResponse response, Locale locale)
            throws IOException {
        Optional<UUID> id = id(file);
        if (id.isPresent() && files.delete(caller.text(), id.get())) {
            progress(caller, id.get(), response, locale);
        } else {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
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
