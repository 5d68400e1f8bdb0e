package kr.ieum.gateway.web.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.exchange.query.AnswerFile;
import kr.ieum.schemas.export.OutgoingFile;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/** What is told of a file in a system's own format: what it is, and what it doesn't say. */
final class OwnFormatJson {

    /** Told where the answer itself has nothing that the format could say: no value, or one that isn't clear. */
    private static final Set<String> NO_VALUE = Set.of("M57", "M60");

    private static final Localized SEE_GROUND = new Localized(
            "그 속성의 근거(grounds)에 적힌 상태를 보고, 필요하면 application/json 으로 물으세요.",
            "See the state in the ground of that attribute, or ask in application/json.");
    private static final Localized ASK_IN_MODEL = new Localized(
            "이 대상은 application/json 으로 물으세요. 형식을 고치려면 그 매핑의 작성 기관에 이 규칙 번호를 알리세요.",
            "Ask for this subject in application/json; to have the format changed tell the mapping’s owner this rule.");

    private final Locale locale;

    OwnFormatJson(Locale locale) {
        this.locale = locale;
    }

    /**
     * The file, so that its part can be kept apart from this one.
     *
     * @param withoutPlace what wasn't asked, since the format has no place for it
     */
    Map<String, Object> file(AnswerFile file, List<AttributeKey> withoutPlace) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", file.format().id());
        members.put("mediaType", file.format().mediaType());
        members.put("records", file.written().records());
        members.put("digest", digest(file.bytes()));
        if (!withoutPlace.isEmpty()) {
            members.put("withoutPlace", texts(withoutPlace));
        }
        if (!file.written().unsaid().isEmpty()) {
            members.put("unsaid", unsaid(file.written().unsaid()));
        }
        return members;
    }

    /** What isn't said, of whom, by which rule, and what to do. */
    List<Map<String, Object>> unsaid(List<OutgoingFile.Unsaid> unsaid) {
        return unsaid.stream().map(this::told).toList();
    }

    static List<String> texts(List<AttributeKey> keys) {
        return keys.stream().map(AttributeKey::text).toList();
    }

    private Map<String, Object> told(OutgoingFile.Unsaid one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", one.subject());
        members.put("record", one.problem().position());
        if (!one.problem().row().isEmpty()) {
            members.put("row", one.problem().row());
        }
        members.put("rule", one.problem().rule());
        members.put("text", one.problem().message());
        members.put("remedy", (NO_VALUE.contains(one.problem().rule()) ? SEE_GROUND : ASK_IN_MODEL).in(locale));
        return members;
    }

    /** As RFC 9530 writes it. */
    private static String digest(byte[] bytes) {
        try {
            return "sha-256=:"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes))
                    + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
