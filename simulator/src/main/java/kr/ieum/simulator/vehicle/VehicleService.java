package kr.ieum.simulator.vehicle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The vehicle register's one service: the vehicles of an owner. */
public final class VehicleService implements HttpService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MANY = 7500;

    private final Map<String, List<VehicleEntry>> byOwner = new LinkedHashMap<>();
    private final List<String> owners;

    /**
     * A register of those vehicles.
     *
     * @param owners numbers of everybody whom the register knows, with or without a vehicle
     */
    public VehicleService(List<String> owners, List<VehicleEntry> vehicles) {
        owners.forEach(owner -> byOwner.put(owner, new ArrayList<>()));
        vehicles.forEach(vehicle -> byOwner.computeIfAbsent(vehicle.owner(), owner -> new ArrayList<>())
                .add(vehicle));
        this.owners = byOwner.entrySet().stream()
                .filter(owner -> !owner.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Reply answer(HttpRequest request) {
        return answer(request, false);
    }

    @Override
    public Reply answerAboutAnother(HttpRequest request) {
        return answer(request, true);
    }

    @Override
    public String malform(String text, String variant) {
        return switch (variant) {
            case "dates" ->
                text.replaceAll("\"frstRegistDe\":\"[^\"]*\"", "\"frstRegistDe\":\"2019.13.04\"")
                        .replaceAll("\"mdlYear\":\\d+", "\"mdlYear\":\"이천십구\"");
            case "many" -> many(text);
            case "duplicate" -> text.replaceFirst("(\"vhcleList\":\\[)(\\{[^}]*\\})", "$1$2,$2");
            default -> HttpService.super.malform(text, variant);
        };
    }

    /** The first vehicle under so many numbers; nothing else is wrong with it. */
    private static String many(String text) {
        ObjectNode answer = (ObjectNode) JSON.readTree(text);
        if (!(answer.path("vhcleList").path(0) instanceof ObjectNode first)) {
            return text;
        }
        ArrayNode list = answer.putArray("vhcleList");
        for (int number = 0; number < MANY; number++) {
            list.add(first.deepCopy().put("vhcleNo", String.format(Locale.ROOT, "%06d", number)));
        }
        return answer.put("totalCnt", MANY).toString();
    }

    private Reply answer(HttpRequest request, boolean aboutAnother) {
        if (!request.path().equals("/vehicle/v1/owned") || !request.method().equals("POST")) {
            return failure(404, "없는 서비스");
        }
        JsonNode asked;
        try {
            asked = JSON.readTree(request.body());
        } catch (JacksonException e) {
            return failure(400, "요청 형식 오류");
        }
        String number = asked.path("ownrRegistNo").asString("");
        List<String> items = new ArrayList<>();
        asked.path("reqstIem").forEach(item -> items.add(item.asString("")));
        if (!number.matches("\\d{13}") || items.isEmpty()) {
            return failure(400, "ownrRegistNo, reqstIem 필수");
        }
        for (String item : items) {
            if (!VehicleEntry.FIELDS.contains(item)) {
                return failure(400, "없는 항목 " + item);
            }
        }
        List<VehicleEntry> found = byOwner.get(aboutAnother ? anotherThan(number) : number);
        if (found == null) {
            return Reply.json(200, "{\"rspnsCode\":\"1004\",\"rspnsMssage\":\"소유자 확인 불가\"}");
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("rspnsCode", "0000");
        answer.put("totalCnt", found.size());
        ArrayNode list = answer.putArray("vhcleList");
        for (VehicleEntry vehicle : found) {
            ObjectNode line = list.addObject();
            items.forEach(
                    item -> line.set(item, JSON.valueToTree(vehicle.field(item).orElseThrow())));
        }
        return Reply.json(200, answer.toString());
    }

    /** Somebody with a vehicle whose number shows that it is somebody else. */
    private String anotherThan(String number) {
        return owners.stream()
                .filter(owner -> !owner.substring(0, 7).equals(number.substring(0, 7)))
                .findFirst()
                .orElse(number);
    }

    private static Reply failure(int status, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("rspnsCode", "9000");
        answer.put("rspnsMssage", message);
        return Reply.json(status, answer.toString());
    }
}
