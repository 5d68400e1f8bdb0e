package kr.ieum.simulator.control;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.CaseService;
import kr.ieum.simulator.cases.Deputy;
import kr.ieum.simulator.cases.KnownCase;
import kr.ieum.simulator.delivery.DeliveryServer;
import kr.ieum.simulator.employment.EmploymentBroker;
import kr.ieum.simulator.family.ReportDesk;
import kr.ieum.simulator.folder.ExchangeFolder;
import kr.ieum.simulator.people.Canary;
import kr.ieum.simulator.people.HardPerson;
import kr.ieum.simulator.people.Population;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.Reply;
import kr.ieum.simulator.server.SimulatedRegister;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Control's paths; every answer is JSON, a mistake in a request answers 400 with the reason. */
public final class ControlService implements HttpService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Reply DONE = Reply.json(200, "{\"done\":true}");

    private final Map<String, SimulatedRegister> registers = new LinkedHashMap<>();
    private final List<DeliveryServer> deliveries;
    private final EmploymentBroker employment;
    private final CaseService cases;
    private final Population population;
    private final Folders folders;

    /**
     * Where agencies exchange files.
     *
     * @param reports what leaves files in the family register's
     */
    public record Folders(List<ExchangeFolder> all, ReportDesk reports) {}

    /** Control over those registers. */
    public ControlService(
            List<SimulatedRegister> registers,
            List<DeliveryServer> deliveries,
            EmploymentBroker employment,
            CaseService cases,
            Population population,
            Folders folders) {
        registers.forEach(register -> this.registers.put(register.name(), register));
        deliveries.forEach(server -> this.registers.put(server.name(), server));
        this.registers.put(employment.name(), employment);
        this.deliveries = List.copyOf(deliveries);
        this.employment = employment;
        this.cases = cases;
        this.population = population;
        this.folders = folders;
    }

    @Override
    public Reply answer(HttpRequest request) {
        try {
            JsonNode body = request.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(request.body());
            return switch (request.method() + " " + request.path()) {
                case "GET /control/people" -> people(request.parameter("kind").orElse(""));
                case "GET /control/canaries" -> canaries();
                case "GET /control/cases" -> knownCases();
                case "POST /control/cases/change" -> change(body);
                case "POST /control/cases/copy" -> copy(body);
                case "POST /control/employment/unasked" -> unasked(body);
                case "POST /control/family-reports/report" -> report(body);
                case "POST /control/reset" -> reset();
                default -> ofRegister(request, body);
            };
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return failure(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply ofRegister(HttpRequest request, JsonNode body) {
        String[] parts = request.path().split("/", -1);
        SimulatedRegister register = parts.length == 4 ? registers.get(parts[2]) : null;
        if (register == null) {
            return failure(404, "no such path: " + request.path());
        }
        return switch (request.method() + " " + parts[3]) {
            case "POST mode" -> mode(register, body);
            case "GET mode" -> shown(register.behaviour());
            case "POST deliver" -> deliver(parts[2], body);
            case "GET files" -> files(parts[2]);
            case "GET requests" -> requests(register);
            case "DELETE requests" -> {
                register.clearRequests();
                yield DONE;
            }
            case "GET active" -> Reply.json(200, JSON.writeValueAsString(register.activity()));
            default -> failure(404, "no such path: " + request.path());
        };
    }

    private static Reply mode(SimulatedRegister register, JsonNode body) {
        String word = body.path("mode").asString("");
        Mode mode = Mode.of(word).orElseThrow(() -> new IllegalArgumentException("no mode '" + word + "'"));
        if (mode == Mode.CLOSED && !register.announcesStops()) {
            throw new IllegalArgumentException(register.name()
                    + " has no way to announce a planned stop; its callers' schedule says when it has one");
        }
        Behaviour behaviour = new Behaviour(
                mode, body.path("millis").asLong(0), body.path("variant").asString("syntax"));
        register.behave(behaviour);
        return shown(behaviour);
    }

    private static Reply shown(Behaviour behaviour) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("mode", behaviour.mode().word());
        answer.put("millis", behaviour.millis());
        answer.put("variant", behaviour.variant());
        return Reply.json(200, answer.toString());
    }

    private static Reply requests(SimulatedRegister register) {
        List<RecordedRequest> requests = register.requests();
        return Reply.json(200, JSON.writeValueAsString(Map.of("requests", requests)));
    }

    private Reply people(String kind) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("persons", population.persons());
        ArrayNode people = answer.putArray("people");
        for (HardPerson person : population.hardPersons()) {
            if (kind.isEmpty() || person.kind().word().equals(kind)) {
                ObjectNode node = people.addObject();
                node.put("kind", person.kind().word());
                node.put("rrn", person.number());
                node.put("name", person.name());
                node.put("note", person.note());
            }
        }
        return Reply.json(200, answer.toString());
    }

    private Reply canaries() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode canaries = answer.putArray("canaries");
        for (Canary canary : population.canaries()) {
            ObjectNode node = canaries.addObject();
            node.put("register", canary.register());
            node.put("field", canary.field());
            canary.marker().ifPresentOrElse(marker -> node.put("marker", marker), () -> node.putNull("marker"));
            node.put("rrn", canary.rrn());
            node.put("note", canary.note());
        }
        return Reply.json(200, answer.toString());
    }

    private Reply knownCases() {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode known = answer.putArray("cases");
        for (KnownCase each : KnownCase.values()) {
            ObjectNode node = known.addObject();
            node.put("id", each.name());
            node.put("story", each.story());
            node.set("case", CaseService.json(cases.find(each.number()).orElseThrow()));
        }
        return Reply.json(200, answer.toString());
    }

    private Reply change(JsonNode body) {
        String number = body.path("접수번호").asString("");
        boolean found = cases.change(number, file -> changed(file, body));
        return found ? DONE : failure(404, "no case " + number);
    }

    /** A case like another, in somebody else's hands; so that many officials have one each. */
    private Reply copy(JsonNode body) {
        String number = body.path("접수번호").asString("");
        String copied = body.path("새접수번호").asString("");
        if (copied.isBlank()) {
            throw new IllegalArgumentException("새접수번호 is missing");
        }
        Optional<CaseFile> original = cases.find(number);
        original.ifPresent(file -> cases.add(changed(file.numbered(copied), body)));
        return original.isPresent() ? DONE : failure(404, "no case " + number);
    }

    private static CaseFile changed(CaseFile file, JsonNode body) {
        CaseFile changed = file.filedAs(
                body.path("사건구분").asString(file.kind()),
                body.path("이용사무").asString(file.task()),
                body.path("소기능").asString(file.function()));
        if (body.has("단계")) {
            changed = changed.atStage(body.path("단계").asString(""));
        }
        if (body.has("담당자")) {
            changed = changed.heldBy(body.path("담당자").asString(""));
        }
        if (body.has("대직자")) {
            JsonNode deputy = body.path("대직자");
            changed = changed.withDeputy(
                    deputy.isNull()
                            ? Optional.empty()
                            : Optional.of(new Deputy(
                                    deputy.path("담당자").asString(""),
                                    LocalDate.parse(deputy.path("시작").asString("")),
                                    LocalDate.parse(deputy.path("종료").asString("")))));
        }
        return changed;
    }

    private Reply deliver(String register, JsonNode body) {
        Optional<DeliveryServer> found = deliveries.stream()
                .filter(server -> server.name().equals(register))
                .findFirst();
        if (found.isEmpty()) {
            return failure(404, register + " delivers no files");
        }
        DeliveryServer server = found.get();
        LocalDate night = server.newestNight();
        if (body.path("nextDay").asBoolean(false)) {
            night = night.plusDays(1);
        } else if (body.has("date")) {
            night = LocalDate.parse(body.path("date").asString(""));
        }
        return Reply.json(200, JSON.writeValueAsString(Map.of("file", "/out/" + server.deliver(night))));
    }

    /** A death of the register, or whatever text under whatever name. */
    private Reply report(JsonNode body) {
        String name = body.path("name").asString("");
        if (body.has("body")) {
            folders.reports().leave(name, body.path("body").asString(""));
        } else {
            name = folders.reports().report(body.path("주민등록번호").asString(""));
        }
        return Reply.json(200, JSON.writeValueAsString(Map.of("file", name)));
    }

    private Reply files(String name) {
        return folders.all().stream()
                .filter(folder -> folder.name().equals(name))
                .findFirst()
                .map(folder -> Reply.json(200, JSON.writeValueAsString(Map.of("files", folder.files()))))
                .orElseGet(() -> failure(404, name + " is no folder"));
    }

    private Reply unasked(JsonNode body) {
        employment.answerUnasked(body.path("text").asString(""));
        return DONE;
    }

    private Reply reset() {
        for (SimulatedRegister register : registers.values()) {
            register.behave(Behaviour.of(Mode.NORMAL));
            register.clearRequests();
        }
        cases.reset();
        return DONE;
    }

    private static Reply failure(int status, String message) {
        return Reply.json(status, JSON.writeValueAsString(Map.of("error", message)));
    }
}
