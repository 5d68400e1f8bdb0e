package kr.ieum.simulator.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The case system's two services, over cases that tests may change. Safe for use by many threads. */
public final class CaseService implements HttpService {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int APPROVED_DAYS_AGO = 5;

    private final List<CaseFile> original;
    private final Map<String, CaseFile> cases = new LinkedHashMap<>();
    private final Clock clock;

    /** A system holding those cases, unique by number; the clock tells whether a deputy acts today. */
    public CaseService(List<CaseFile> cases, Clock clock) {
        this.original = List.copyOf(cases);
        this.clock = clock;
        reset();
    }

    /** Every case as it stands now. */
    public List<CaseFile> list() {
        synchronized (cases) {
            return List.copyOf(cases.values());
        }
    }

    /** The case of that number. */
    public Optional<CaseFile> find(String number) {
        synchronized (cases) {
            return Optional.ofNullable(cases.get(number));
        }
    }

    /** Changes a case; false when there is none of that number. */
    public boolean change(String number, UnaryOperator<CaseFile> change) {
        synchronized (cases) {
            return cases.computeIfPresent(number, (key, file) -> change.apply(file)) != null;
        }
    }

    /** Adds a case, or puts it in the place of the one with its number. */
    public void add(CaseFile file) {
        synchronized (cases) {
            cases.put(file.number(), file);
        }
    }

    /** Undoes every change. */
    public void reset() {
        synchronized (cases) {
            cases.clear();
            original.forEach(file -> cases.put(file.number(), file));
        }
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
                ? text.replaceAll("\"접수일시\":\"[^\"]*\"", "\"접수일시\":\"2026-13-50T25:61:00\"")
                : HttpService.super.malform(text, variant);
    }

    private Reply answer(HttpRequest request, int offset) {
        if (!request.method().equals("POST")) {
            return failure(405);
        }
        JsonNode asked;
        try {
            asked = JSON.readTree(request.body());
        } catch (JacksonException e) {
            return failure(400);
        }
        return switch (request.path()) {
            case "/cases/v1/assigned" -> assigned(asked.path("담당자").asString(""));
            case "/cases/v1/reassign" ->
                reassigned(asked.path("접수번호").asString(""), asked.path("담당자").asString(""));
            case "/cases/v1/screening" -> screening(asked.path("선별번호").asString(""));
            case "/cases/v1/inquiry" -> inquiry(asked.path("접수번호").asString(""), offset);
            default -> failure(404);
        };
    }

    private Reply assigned(String official) {
        LocalDate today = LocalDate.now(clock);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("결과", "정상");
        ArrayNode found = answer.putArray("사건");
        for (CaseFile file : list()) {
            boolean deputy = file.deputy()
                    .filter(acting -> acting.actsFor(official, today))
                    .isPresent();
            if (file.official().equals(official) || deputy) {
                found.add(json(file));
            }
        }
        return Reply.json(200, answer.toString());
    }

    /** The head's approval (승인자) is the asking system's matter; who has the case has it alone from then on. */
    private Reply reassigned(String number, String official) {
        boolean taken = !official.isBlank()
                && change(number, file -> file.heldBy(official).withDeputy(Optional.empty()));
        return Reply.json(200, taken ? "{\"결과\":\"정상\"}" : "{\"결과\":\"없음\"}");
    }

    /** What a screening was approved for, in the system's own notation. */
    private Reply screening(String number) {
        for (KnownScreening known : KnownScreening.values()) {
            if (known.number().equals(number)) {
                ObjectNode answer = JSON.createObjectNode();
                answer.put("결과", "정상");
                ObjectNode screening = answer.putObject("선별");
                screening.put("선별번호", known.number());
                screening.put("사건구분", "직권");
                screening.put("이용사무", known.task());
                screening.put("단계", known.stage());
                screening.put("관할", known.jurisdiction());
                screening.put("관계", "신청인");
                screening.put("승인일시", LocalDate.now(clock).minusDays(APPROVED_DAYS_AGO) + "T10:00:00");
                screening.put("대상수", known.most());
                return Reply.json(200, answer.toString());
            }
        }
        return Reply.json(200, "{\"결과\":\"없음\"}");
    }

    private Reply inquiry(String number, int offset) {
        List<CaseFile> all = new ArrayList<>(list());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).number().equals(number)) {
                ObjectNode answer = JSON.createObjectNode();
                answer.put("결과", "정상");
                answer.set("사건", json(all.get((i + offset) % all.size())));
                return Reply.json(200, answer.toString());
            }
        }
        return Reply.json(200, "{\"결과\":\"없음\"}");
    }

    /** A case in the system's own notation. */
    public static ObjectNode json(CaseFile file) {
        ObjectNode node = JSON.createObjectNode();
        node.put("접수번호", file.number());
        node.put("사건구분", file.kind());
        node.put("이용사무", file.task());
        node.put("소기능", file.function());
        node.put("단계", file.stage());
        node.put("담당자", file.official());
        if (file.deputy().isPresent()) {
            Deputy deputy = file.deputy().get();
            ObjectNode acting = node.putObject("대직자");
            acting.put("담당자", deputy.official());
            acting.put("시작", deputy.from().toString());
            acting.put("종료", deputy.until().toString());
        } else {
            node.putNull("대직자");
        }
        node.put("접수일시", file.received());
        node.put("신청인", file.applicant());
        if (!file.contested().isEmpty()) {
            node.put("원처분일", file.contested());
        }
        ArrayNode subjects = node.putArray("대상자");
        for (CaseSubject subject : file.subjects()) {
            ObjectNode person = subjects.addObject();
            person.put("주민등록번호", subject.number());
            person.put("성명", subject.name());
            person.put("관계", subject.relation());
            person.put("관계확인", subject.check());
            person.put("보장가구여부", subject.inUnit());
            person.put("동의서", subject.consent());
        }
        file.parcels().forEach(node.putArray("PNU")::add);
        if (file.deceased().isEmpty()) {
            node.putNull("사망자");
        } else {
            node.put("사망자", file.deceased());
        }
        node.put("관할", file.jurisdiction());
        return node;
    }

    private static Reply failure(int status) {
        return Reply.json(status, "{\"결과\":\"오류\"}");
    }
}
