package kr.ieum.simulator.resident;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The resident register's two services: inquiry by number and the list of protection pairs. */
public final class ResidentService implements HttpService {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<ResidentEntry> entries;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> formerNumbers = new HashSet<>();
    private final Clock clock;

    /**
     * A register of those people.
     *
     * @param entries unique by number
     * @param currentNumbers former number → current number of those whose number was changed
     * @param clock tells the reference time of an answer
     */
    public ResidentService(List<ResidentEntry> entries, Map<String, String> currentNumbers, Clock clock) {
        this.entries = List.copyOf(entries);
        this.clock = clock;
        for (int i = 0; i < this.entries.size(); i++) {
            positions.put(this.entries.get(i).rrn(), i);
        }
        currentNumbers.forEach((former, current) -> {
            Integer position = positions.get(current);
            if (position != null) {
                positions.put(former, position);
                formerNumbers.add(former);
            }
        });
    }

    @Override
    public Reply answer(HttpRequest request) {
        return answer(request, 0);
    }

    @Override
    public Reply answerAboutAnother(HttpRequest request) {
        return answer(request, 1);
    }

    @Override
    public String malform(String text, String variant) {
        return variant.equals("dates")
                ? text.replaceAll("\"(\\w+Ymd)\":\"[^\"]*\"", "\"$1\":\"19801350\"")
                : HttpService.super.malform(text, variant);
    }

    private Reply answer(HttpRequest request, int offset) {
        if (!request.method().equals("POST")) {
            return failure(405, "POST only");
        }
        return switch (request.path()) {
            case "/resident/v1/inquiry" -> inquiry(request.body(), offset);
            case "/resident/v1/protection-pairs" -> protectionPairs();
            default -> failure(404, "no such service");
        };
    }

    private Reply inquiry(String body, int offset) {
        JsonNode asked;
        try {
            asked = JSON.readTree(body);
        } catch (JacksonException e) {
            return failure(400, "요청 형식 오류");
        }
        String number = asked.path("rrn").asString("");
        List<String> fields = new ArrayList<>();
        asked.path("fields").forEach(field -> fields.add(field.asString("")));
        if (!number.matches("\\d{13}") || fields.isEmpty()) {
            return failure(400, "rrn 13 digits and fields are required");
        }
        for (String field : fields) {
            if (!ResidentEntry.FIELDS.contains(field)) {
                return failure(400, "unknown field " + field);
            }
        }
        Optional<ResidentEntry> found = find(number, offset);
        if (found.isEmpty()) {
            return Reply.json(200, "{\"resultCd\":\"04\",\"resultMsg\":\"해당 자료 없음\"}");
        }
        ObjectNode person = JSON.createObjectNode();
        for (String field : fields) {
            person.set(field, JSON.valueToTree(found.get().field(field).orElseThrow()));
        }
        if (formerNumbers.contains(number) && offset == 0) {
            person.put("inqBfRrn", number);
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("resultCd", "00");
        answer.put("stdrDt", LocalDateTime.now(clock).format(STAMP));
        answer.set("person", person);
        return Reply.json(200, answer.toString());
    }

    private Optional<ResidentEntry> find(String number, int offset) {
        Integer position = positions.get(number);
        return position == null ? Optional.empty() : Optional.of(entries.get((position + offset) % entries.size()));
    }

    private Reply protectionPairs() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("resultCd", "00");
        ArrayNode pairs = answer.putArray("pairs");
        for (ResidentEntry entry : entries) {
            if (entry.isncLmtYn().equals("Y")) {
                ObjectNode pair = pairs.addObject();
                pair.put("rrn", entry.rrn());
                entry.isncLmtTrgtRrn().forEach(pair.putArray("towards")::add);
            }
        }
        return Reply.json(200, answer.toString());
    }

    private static Reply failure(int status, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("resultCd", "90");
        answer.put("resultMsg", message);
        return Reply.json(status, answer.toString());
    }
}
