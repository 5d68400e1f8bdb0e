package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.disclosure.KeysUnavailable;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The usage service of the Estonian data tracker (Andmejälgija, "kasutusteabe teenus" 2.0.0: {@code findUsage},
 * {@code usagePeriod}, {@code heartbeat}) as a face of the same list that the citizen's page shows, for a portal that shows the
 * lists of many systems side by side. A usage is an intent; the same is left out. An answer repeats no code that was asked by.
 */
@Controller
final class TrackerApi {

    private static final Onlooker PUBLIC = new Onlooker("", Set.of(), true);
    private static final String CODE = "KR[0-9]{13}";
    private static final String BEARER = "Bearer ";
    private static final int MOST = 1000;

    private final TrackerPortal portal;
    private final AgreementRecords agreements;
    private final PageWords pageWords;
    private final JsonMapper mapper;
    private final Clock clock;

    TrackerApi(TrackerPortal portal, AgreementRecords agreements, PageWords pageWords, JsonMapper mapper, Clock clock) {
        this.portal = portal;
        this.agreements = agreements;
        this.pageWords = pageWords;
        this.mapper = mapper;
        this.clock = clock;
    }

    @GetMapping("/tracker/findUsage")
    void findUsage(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestHeader(name = "X-Road-UserId", defaultValue = "") String user,
            @RequestParam(name = "userCode", defaultValue = "") String code,
            @RequestParam(name = "periodStart", defaultValue = "") String start,
            @RequestParam(name = "periodEnd", defaultValue = "") String end,
            @RequestParam(name = "offset", defaultValue = "0") String offset,
            @RequestParam(name = "limit", defaultValue = "1000") String limit,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        if (!isPortal(authorization, response)) {
            return;
        }
        Optional<Instant> since = start.isEmpty() ? Optional.of(Instant.MIN) : moment(start);
        Optional<Instant> until = end.isEmpty() ? Optional.of(Instant.MAX) : moment(end);
        if (!code.matches(CODE)
                || since.isEmpty()
                || until.isEmpty()
                || !offset.matches("[0-9]{1,6}")
                || !limit.matches("[1-9][0-9]{0,3}")
                || Integer.parseInt(limit) > MOST) {
            refuse(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "userCode is KR and 13 digits, periods are date-times, offset 0 or more, limit 1 to 1000",
                    response);
            return;
        }
        if (!user.equals(code)) {
            refuse(
                    HttpServletResponse.SC_FORBIDDEN,
                    "everybody asks for themselves: X-Road-UserId and userCode are one",
                    response);
            return;
        }
        try {
            Told told = portal.told(
                    SubjectKey.ofPerson(code.substring(2)),
                    since.get(),
                    until.get(),
                    Integer.parseInt(offset),
                    Integer.parseInt(limit));
            Words words = pageWords.in(locale);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("totalUsages", told.total());
            answer.put(
                    "usages",
                    told.items().stream().map(one -> usage(one.intent(), words)).toList());
            write(HttpServletResponse.SC_OK, answer, response);
        } catch (KeysUnavailable | LogUnavailable e) {
            refuse(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "usages can't be read now", response);
        }
    }

    @GetMapping("/tracker/usagePeriod")
    void usagePeriod(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletResponse response)
            throws IOException {
        if (isPortal(authorization, response)) {
            write(
                    HttpServletResponse.SC_OK,
                    Map.of("periodStart", text(portal.since().orElseGet(clock::instant))),
                    response);
        }
    }

    @GetMapping("/tracker/heartbeat")
    void heartbeat(HttpServletResponse response) throws IOException {
        boolean well = portal.isWell();
        write(
                HttpServletResponse.SC_OK,
                Map.of(
                        "status",
                        well ? "OK" : "FAIL",
                        "message",
                        well ? "usages can be read" : "the log can't be written"),
                response);
    }

    private boolean isPortal(String authorization, HttpServletResponse response) throws IOException {
        if (authorization.startsWith(BEARER) && portal.admits(authorization.substring(BEARER.length()))) {
            return true;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        refuse(HttpServletResponse.SC_UNAUTHORIZED, "the portal's token is missing or wrong", response);
        return false;
    }

    private Map<String, Object> usage(Leaf.Intent intent, Words words) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("logtime", text(intent.time()));
        usage.put(
                "action",
                words.vocabulary()
                        .task(intent.task())
                        .map(Vocabulary.TaskWords::name)
                        .map(words::in)
                        .orElse(intent.task()));
        usage.put("receiverCode", intent.agency());
        usage.put("receiverName", words.agency(intent.agency()));
        usage.put("receiverSystem", system(intent));
        return usage;
    }

    /** The leaf names no system; the agreement says which it lets ask. */
    private String system(Leaf.Intent intent) {
        return agreements
                .find(intent.agreement().id(), intent.agreement().version(), PUBLIC)
                .flatMap(AgreementRecord::agreement)
                .stream()
                .flatMap(agreement -> agreement.consumers().stream())
                .flatMap(consumer -> consumer.systems().stream())
                .sorted()
                .findFirst()
                .orElse("ieum");
    }

    private String text(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone()).toOffsetDateTime());
    }

    private ZoneId zone() {
        return agreements.references().parties().zone();
    }

    /** With an offset, or without one as in the specification's examples: then in the federation's zone. */
    private Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).atZone(zone()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void refuse(int status, String message, HttpServletResponse response) throws IOException {
        write(status, Map.of("message", message), response);
    }

    private void write(int status, Map<String, Object> body, HttpServletResponse response) throws IOException {
        byte[] bytes = mapper.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
