package kr.ieum.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.exchange.journal.Commitments;
import kr.ieum.gateway.exchange.journal.Criteria;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Result;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.tree.Digest;

/**
 * What an operator looks for in the journal, as it stands in an address. A case stands there as its keyed hash alone; its number is sent in a
 * form's body.
 */
public final class JournalForm {

    /** The parameters of an address. */
    public static final Set<String> NAMES =
            Set.of("kind", "result", "agency", "system", "agreement", "id", "case", "from", "until");

    private static final int LONGEST = 160;
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, String> given;
    private final Optional<Criteria> criteria;
    private final boolean nowhere;

    private JournalForm(Map<String, String> given, Optional<Criteria> criteria, boolean nowhere) {
        this.given = Collections.unmodifiableMap(given);
        this.criteria = criteria;
        this.nowhere = nowhere;
    }

    /**
     * Reads parameters; those that are blank count as none.
     *
     * @param zone in which days begin
     */
    public static JournalForm of(Map<String, String> parameters, Commitments commitments, ZoneId zone) {
        Map<String, String> given = new LinkedHashMap<>();
        NAMES.stream().sorted().forEach(name -> {
            String text = parameters.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                given.put(name, text);
            }
        });
        if (given.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            return new JournalForm(given, Optional.empty(), false);
        }
        try {
            return read(given, commitments, zone);
        } catch (DateTimeException | IllegalArgumentException e) {
            return new JournalForm(given, Optional.empty(), false);
        }
    }

    private static JournalForm read(Map<String, String> given, Commitments commitments, ZoneId zone) {
        Optional<String> id = value(given, "id", text -> text.toLowerCase(Locale.ROOT));
        Optional<Digest> commitment =
                id.filter(text -> MARK.matcher(text).matches()).map(Digest::ofHex);
        if (id.isPresent()
                && commitment.isEmpty()
                && !UUID_TEXT.matcher(id.get()).matches()) {
            throw new IllegalArgumentException("neither an id nor a commitment");
        }
        Optional<UUID> correlation =
                commitment.isPresent() ? commitment.flatMap(commitments::correlationOf) : id.map(UUID::fromString);
        Optional<SystemId> system = value(given, "system", JournalForm::system);
        Criteria criteria = new Criteria(
                value(given, "kind", text -> one(ExchangeKind.values(), text)),
                value(given, "result", text -> one(Result.values(), text)),
                system.map(SystemId::agency).or(() -> value(given, "agency", Function.identity())),
                system.map(SystemId::system),
                value(given, "agreement", Function.identity()),
                correlation,
                value(given, "case", JournalForm::mark),
                value(given, "from", text -> day(text, 0, zone)),
                value(given, "until", text -> day(text, 1, zone)));
        return new JournalForm(given, Optional.of(criteria), commitment.isPresent() && correlation.isEmpty());
    }

    private static SystemId system(String text) {
        return SystemId.parse(text).orElseThrow(() -> new IllegalArgumentException("not a system"));
    }

    private static KeyedHash mark(String text) {
        if (!MARK.matcher(text).matches()) {
            throw new IllegalArgumentException("not a keyed hash");
        }
        return new KeyedHash(HexFormat.of().parseHex(text));
    }

    private static Instant day(String text, int later, ZoneId zone) {
        return LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant();
    }

    private static <E extends Enum<E>> E one(E[] values, String text) {
        return Stream.of(values)
                .filter(value -> Words.kebab(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of the closed list"));
    }

    private static <T> Optional<T> value(Map<String, String> given, String name, Function<String, T> reading) {
        return Optional.ofNullable(given.get(name)).map(reading);
    }

    /** What is looked for; nothing where a parameter can't be understood. */
    public Optional<Criteria> criteria() {
        return criteria;
    }

    /** Whether a commitment was given that no leaf has: then nothing can be found. */
    public boolean isNowhere() {
        return nowhere;
    }

    /** What was given for a parameter; empty for nothing. */
    public String text(String name) {
        return given.getOrDefault(name, "");
    }

    /** What an address of another page carries. */
    public String query() {
        return given.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }
}
