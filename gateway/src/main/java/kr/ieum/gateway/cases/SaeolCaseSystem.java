package kr.ieum.gateway.cases;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.model.SubjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A case system with the interface of the municipal administration system (새올-like): HTTP/JSON with Korean member names.
 * Its words are turned into the model's codes here and nowhere else.
 */
public final class SaeolCaseSystem implements CaseSystem {

    private static final Logger LOG = LoggerFactory.getLogger(SaeolCaseSystem.class);

    private static final Map<String, String> KINDS = Map.of(
            "신청", "APPLICATION",
            "직권", "EX_OFFICIO",
            "확인조사", "RECHECK",
            "이의신청", "APPEAL",
            "긴급", "EMERGENCY");

    private static final Map<String, String> STAGES = Map.of(
            "접수", "RECEIPT",
            "조사", "INVESTIGATION",
            "결정", "DECISION",
            "이의", "APPEAL",
            "종결", "CLOSED");

    private static final Map<String, Relation> RELATIONS = Map.of(
            "신청인", Relation.APPLICANT,
            "건축주", Relation.APPLICANT,
            "보장가구원", Relation.BENEFIT_UNIT,
            "부양의무자", Relation.OBLIGOR,
            "대리인", Relation.REPRESENTATIVE,
            "사망자", Relation.DECEASED,
            "상속인", Relation.HEIR,
            "소유자", Relation.OWNER);

    /** Legal-district code, 1 land or 2 mountain, main lot, sub lot. */
    private static final Pattern PARCEL = Pattern.compile("[0-9]{10}[12][0-9]{8}");

    private final JsonEndpoint verification;
    private final JsonEndpoint lists;

    /**
     * Reaches the case system.
     *
     * @param bearer the credential, read from the secrets for each call
     * @param listDeadline longest time for a list of cases
     * @param verificationDeadline longest time to verify one case
     */
    public SaeolCaseSystem(
            HttpClient client,
            URI base,
            Supplier<Optional<String>> bearer,
            Duration listDeadline,
            Duration verificationDeadline) {
        this.verification = new JsonEndpoint(client, base, bearer, verificationDeadline);
        this.lists = new JsonEndpoint(client, base, bearer, listDeadline);
    }

    @Override
    public CaseAnswer find(String agency, String caseNumber) {
        CaseAnswer answer = ask(verification, "/cases/v1/inquiry", Map.of("접수번호", caseNumber));
        return answer instanceof CaseAnswer.Found found && found.cases().isEmpty()
                ? new CaseAnswer.Unavailable("faulty")
                : answer;
    }

    @Override
    public CaseAnswer assignedTo(String agency, String official) {
        return ask(lists, "/cases/v1/assigned", Map.of("담당자", official));
    }

    @Override
    public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
        String path = "/cases/v1/reassign";
        try {
            JsonNode answer = verification.post(path, Map.of("접수번호", caseNumber, "담당자", official, "승인자", approvedBy));
            return "정상".equals(answer.path("결과").asString(""));
        } catch (JsonEndpoint.Failed e) {
            unavailable(path, e.word());
            return false;
        }
    }

    @Override
    public ScreeningAnswer screening(String agency, String number) {
        String path = "/cases/v1/screening";
        try {
            JsonNode answer = verification.post(path, Map.of("선별번호", number));
            return switch (answer.path("결과").asString("")) {
                case "없음" -> new ScreeningAnswer.None();
                case "정상" -> new ScreeningAnswer.Found(screening(answer.path("선별")));
                default -> new ScreeningAnswer.Unavailable("unreadable");
            };
        } catch (JsonEndpoint.Failed e) {
            unavailable(path, e.word());
            return new ScreeningAnswer.Unavailable(e.word());
        } catch (Broken e) {
            LOG.warn("case system {}: a screening can't be read: {} {} [{}]", path, e.place, e.rule.meaning(), e.rule);
            return new ScreeningAnswer.Unavailable("faulty");
        }
    }

    private static OpenScreening screening(JsonNode node) throws Broken {
        JsonNode most = node.path("대상수");
        if (!most.isInt() || most.intValue() < 1) {
            throw new Broken(FaultyCase.Rule.K1, "대상수");
        }
        return new OpenScreening(
                text(node, "선별번호"),
                word(KINDS, node, "사건구분"),
                word(STAGES, node, "단계"),
                text(node, "이용사무"),
                text(node, "관할"),
                word(RELATIONS, node, "관계"),
                moment(node, "승인일시"),
                most.intValue());
    }

    private static CaseAnswer ask(JsonEndpoint endpoint, String path, Map<String, String> body) {
        try {
            JsonNode answer = endpoint.post(path, body);
            String result = answer.path("결과").asString("");
            if ("없음".equals(result)) {
                return new CaseAnswer.None();
            }
            if (!"정상".equals(result)) {
                return unavailable(path, "unreadable");
            }
            JsonNode cases = answer.path("사건");
            List<OpenCase> read = new ArrayList<>();
            List<FaultyCase> faulty = new ArrayList<>();
            for (JsonNode node : cases.isArray() ? cases : List.of(cases)) {
                try {
                    read.add(read(node));
                } catch (Broken e) {
                    LOG.warn(
                            "case system {}: a case can't be read: {} {} [{}]",
                            path,
                            e.place,
                            e.rule.meaning(),
                            e.rule);
                    faulty.add(faulty(node, e));
                }
            }
            return new CaseAnswer.Found(List.copyOf(read), List.copyOf(faulty));
        } catch (JsonEndpoint.Failed e) {
            return unavailable(path, e.word());
        } catch (Broken e) {
            // not even whose it is can be read, so that it can be shown to nobody
            return unavailable(path, "unreadable");
        }
    }

    /** A rule that a case breaks; holds no value. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final FaultyCase.Rule rule;
        private final String place;

        Broken(FaultyCase.Rule rule, String place) {
            super(rule.name(), null, false, false);
            this.rule = rule;
            this.place = place;
        }
    }

    private static FaultyCase faulty(JsonNode node, Broken why) throws Broken {
        return new FaultyCase(text(node, "접수번호"), text(node, "담당자"), deputy(node.path("대직자")), why.rule, why.place);
    }

    private static CaseAnswer unavailable(String path, String cause) {
        LOG.warn("case system {}: {}", path, cause);
        return new CaseAnswer.Unavailable(cause);
    }

    private static OpenCase read(JsonNode node) throws Broken {
        List<CaseSubject> subjects = subjects(node);
        return new OpenCase(
                text(node, "접수번호"),
                word(KINDS, node, "사건구분"),
                word(STAGES, node, "단계"),
                text(node, "이용사무"),
                text(node, "관할"),
                text(node, "담당자"),
                deputy(node.path("대직자")),
                moment(node, "접수일시"),
                contested(node),
                subjects);
    }

    /** Only an appeal contests a decision, whatever else the case system says. */
    private static Optional<LocalDate> contested(JsonNode node) throws Broken {
        String day = node.path("원처분일").asString("");
        if (day.isBlank() || !text(node, "사건구분").equals("이의신청")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw new Broken(FaultyCase.Rule.K3, "원처분일");
        }
    }

    /** The people of the case, applicant first, then the parcels it is about. */
    private static List<CaseSubject> subjects(JsonNode node) throws Broken {
        String applicant = text(node, "신청인");
        List<CaseSubject> people = new ArrayList<>();
        for (JsonNode person : node.path("대상자")) {
            if (text(person, "주민등록번호").equals(applicant)) {
                people.addFirst(person(person));
            } else {
                people.add(person(person));
            }
        }
        if (people.isEmpty() || people.getFirst().relation() != Relation.APPLICANT) {
            throw new Broken(FaultyCase.Rule.K4, "신청인");
        }
        String deceased = node.path("사망자").asString("");
        List<String> named = people.stream()
                .filter(person -> person.relation() == Relation.DECEASED)
                .map(person -> person.key().text())
                .toList();
        if (!named.equals(deceased.isEmpty() ? List.of() : List.of(deceased))) {
            throw new Broken(FaultyCase.Rule.K5, "사망자");
        }
        int position = 0;
        for (JsonNode parcel : node.path("PNU")) {
            people.add(site(parcel.asString(""), ++position));
        }
        List<CaseSubject> numbered = new ArrayList<>();
        for (CaseSubject subject : people) {
            numbered.add(new CaseSubject(
                    numbered.size(), subject.name(), subject.key(), subject.relation(), subject.consents()));
        }
        return List.copyOf(numbered);
    }

    private static CaseSubject person(JsonNode person) throws Broken {
        return new CaseSubject(
                0,
                text(person, "성명"),
                SubjectKey.ofPerson(text(person, "주민등록번호")),
                word(RELATIONS, person, "관계"),
                "있음".equals(person.path("동의서").asString("")) ? Set.of(ConsentForm.JOINT_USE) : Set.of());
    }

    private static CaseSubject site(String parcel, int position) throws Broken {
        if (!PARCEL.matcher(parcel).matches()) {
            throw new Broken(FaultyCase.Rule.K6, "PNU " + position);
        }
        return new CaseSubject(0, parcel, SubjectKey.ofParcel(parcel), Relation.SITE);
    }

    private static Optional<OpenCase.Deputy> deputy(JsonNode node) throws Broken {
        return node.isObject()
                ? Optional.of(new OpenCase.Deputy(text(node, "담당자"), day(node, "시작"), day(node, "종료")))
                : Optional.empty();
    }

    private static LocalDate day(JsonNode node, String member) throws Broken {
        try {
            return LocalDate.parse(text(node, member));
        } catch (DateTimeException e) {
            throw new Broken(FaultyCase.Rule.K3, member);
        }
    }

    private static LocalDateTime moment(JsonNode node, String member) throws Broken {
        try {
            return LocalDateTime.parse(text(node, member));
        } catch (DateTimeException e) {
            throw new Broken(FaultyCase.Rule.K3, member);
        }
    }

    private static <T> T word(Map<String, T> words, JsonNode node, String member) throws Broken {
        T found = words.get(text(node, member));
        if (found == null) {
            throw new Broken(FaultyCase.Rule.K2, member);
        }
        return found;
    }

    private static String text(JsonNode node, String member) throws Broken {
        JsonNode value = node.path(member);
        if (!value.isString() || value.asString().isBlank()) {
            throw new Broken(FaultyCase.Rule.K1, member);
        }
        return value.asString();
    }
}
