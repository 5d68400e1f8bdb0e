package kr.ieum.gateway.web.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.client.profile.Verdict;
import kr.ieum.gateway.web.api.ProblemType;
import kr.ieum.schemas.yaml.Localized;

/**
 * Every problem that the systems' port answers with, for who writes a client: what it means, what to do, and whether to send again. Systems
 * read it at {@code /exchange/v1/errors}, people in {@code docs/api/errors.md}.
 */
final class ExchangeErrors {

    /** What resources answer, beside what their own title says. */
    private static final Map<ProblemType, Advice> OF_RESOURCES =
            Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
                    entry(
                            ProblemType.BULK_FAULTY,
                            Retry.CHANGED,
                            "답에 적힌 것을 보고 파일을 고친다.",
                            "See what the answer names, and mend the file."),
                    entry(
                            ProblemType.BULK_HINDERED,
                            Retry.CHANGED,
                            "파일의 상태를 읽고 그 상태에서 되는 것을 한다.",
                            "Read the file’s state, and do what it allows."),
                    entry(ProblemType.BULK_DELETED, Retry.CHANGED, "파일을 새로 연다.", "Open another file."),
                    entry(
                            ProblemType.BULK_TOO_MANY,
                            Retry.LATER,
                            "앞의 파일이 끝날 때까지 기다리거나 지운다.",
                            "Wait until another file has ended, or delete one."),
                    entry(ProblemType.UNKNOWN_EVENT, Retry.CHANGED, "사건 통지의 이름을 확인한다.", "Check the name of the event."),
                    entry(
                            ProblemType.NOT_THE_KEEPER,
                            Retry.PERSON,
                            "대장을 맡은 기관의 시스템으로 보낸다.",
                            "Send it as a system of the agency that keeps or runs the register."),
                    entry(
                            ProblemType.IDEMPOTENCY_KEY,
                            Retry.CHANGED,
                            "메시지마다 새 Idempotency-Key 를 적는다.",
                            "Send an Idempotency-Key, a new one for each message."),
                    entry(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            Retry.CHANGED,
                            "다른 기록에는 새 Idempotency-Key 를 적는다.",
                            "Send another record under another Idempotency-Key."),
                    entry(
                            ProblemType.IN_PROGRESS,
                            Retry.LATER,
                            "같은 Idempotency-Key 로 다시 보낸다.",
                            "Send the same again with the same Idempotency-Key."),
                    entry(
                            ProblemType.BACKLOG,
                            Retry.LATER,
                            "전달될 때까지 기다린다.",
                            "Wait until messages have been delivered."),
                    entry(
                            ProblemType.ENVELOPE_FAULTY,
                            Retry.CHANGED,
                            "답의 cause 를 보고 봉투를 고친다. 본문에는 기록 하나만 둔다.",
                            "See the answer’s cause, and mend the envelope; the record is its body’s only child."),
                    entry(ProblemType.RECORD_FAULTY, Retry.CHANGED, "기록을 고친다.", "Mend the record."),
                    entry(
                            ProblemType.MESSAGE_UNAVAILABLE,
                            Retry.LATER,
                            "같은 Idempotency-Key 로 다시 보낸다.",
                            "Send the same again with the same Idempotency-Key."),
                    entry(
                            ProblemType.CASE_NOT_ACCESSIBLE,
                            Retry.PERSON,
                            "담당자의 사번, 사건번호, 배정을 확인한다.",
                            "Check official, case number and assignment."),
                    entry(
                            ProblemType.REFUSED,
                            Retry.CHANGED,
                            "답의 reason 과 excess 를 보고 속성을 빼거나 mode=filter 로 묻는다.",
                            "See reason and excess of the answer; leave the attribute out, or ask with mode=filter."),
                    entry(
                            ProblemType.BREAK_GLASS_NOT_AGREED,
                            Retry.PERSON,
                            "긴급 조회는 담당자가 화면에서 한다.",
                            "Emergencies are looked up by the official, on a screen."),
                    entry(
                            ProblemType.BREAK_GLASS_REQUIRED,
                            Retry.PERSON,
                            "긴급 조회는 담당자가 화면에서 한다.",
                            "Emergencies are looked up by the official, on a screen."),
                    entry(
                            ProblemType.VOLUME_EXHAUSTED,
                            Retry.LATER,
                            "협약의 조회량이 다시 찰 때까지 기다리거나 협약을 바꾼다.",
                            "Wait until the agreed volume is free again, or have the agreement changed."),
                    entry(
                            ProblemType.NOT_FOUND,
                            Retry.CHANGED,
                            "주소를 docs/api/exchange.yaml 과 비교한다.",
                            "Compare the address with docs/api/exchange.yaml."),
                    entry(
                            ProblemType.UNKNOWN_TASK,
                            Retry.CHANGED,
                            "이용사무의 이름을 확인한다.",
                            "Check the name of the task of use."),
                    entry(
                            ProblemType.UNKNOWN_ATTRIBUTE,
                            Retry.CHANGED,
                            "참조모델의 속성 키를 적는다.",
                            "Write the key of the reference model."),
                    entry(
                            ProblemType.SEVERAL_REGISTERS,
                            Retry.CHANGED,
                            "답의 registers 에서 하나를 register 로 적는다.",
                            "Name one of the answer’s registers as register."),
                    entry(
                            ProblemType.METHOD_NOT_ALLOWED,
                            Retry.CHANGED,
                            "docs/api/exchange.yaml 의 방법을 쓴다.",
                            "Use the method of docs/api/exchange.yaml."),
                    entry(ProblemType.NOT_ACCEPTABLE, Retry.CHANGED, "Accept 를 고친다.", "Change Accept."),
                    entry(
                            ProblemType.NO_SUCH_FORMAT,
                            Retry.CHANGED,
                            "답의 mediaTypes 와 ownFormats 에서 고른다.",
                            "Choose one of the answer’s mediaTypes and ownFormats."),
                    entry(
                            ProblemType.FORMAT_UNFIT,
                            Retry.CHANGED,
                            "withoutPlace 를 빼고 missing 을 더한다.",
                            "Leave out withoutPlace, and add missing."),
                    entry(
                            ProblemType.FORMAT_CANNOT_SAY,
                            Retry.CHANGED,
                            "mode=filter 나 application/json 으로 묻는다.",
                            "Ask with mode=filter, or in application/json."),
                    entry(
                            ProblemType.ANSWER_TOO_LARGE,
                            Retry.CHANGED,
                            "대상이나 속성을 줄여 여러 번 묻는다. 다시 물을 때마다 새 제공이다.",
                            "Ask for fewer subjects or attributes, in several queries; each is a disclosure of its"
                                    + " own."),
                    entry(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            Retry.CHANGED,
                            "본문을 application/json 으로, SOAP 봉투는 text/xml 이나 application/soap+xml 로 보낸다.",
                            "Send the body as application/json, a SOAP envelope as text/xml or application/soap+xml."),
                    entry(ProblemType.BODY_TOO_LARGE, Retry.CHANGED, "여러 요청으로 나눈다.", "Send several requests."),
                    entry(
                            ProblemType.MALFORMED_BODY,
                            Retry.CHANGED,
                            "본문을 JSON 검사기로 확인한다.",
                            "Check the body with a JSON parser; a name may stand once."),
                    entry(
                            ProblemType.INVALID_MEMBER,
                            Retry.CHANGED,
                            "답의 member 를 docs/api/exchange.yaml 과 비교한다.",
                            "Compare the answer’s member with docs/api/exchange.yaml."),
                    entry(
                            ProblemType.NOT_SUPPORTED_YET,
                            Retry.CHANGED,
                            "답의 member 를 뺀다.",
                            "Leave the answer’s member out."),
                    entry(
                            ProblemType.BAD_REQUEST,
                            Retry.CHANGED,
                            "docs/api/exchange.yaml 과 비교한다.",
                            "Compare it with docs/api/exchange.yaml."),
                    entry(
                            ProblemType.CASE_SYSTEM_UNAVAILABLE,
                            Retry.LATER,
                            "사건시스템이 돌아올 때까지 기다린다.",
                            "Wait for the case system."),
                    entry(
                            ProblemType.CASE_MALFORMED,
                            Retry.PERSON,
                            "사건시스템의 사건을 고친다.",
                            "Have the case mended in the case system."),
                    entry(
                            ProblemType.LOG_UNAVAILABLE,
                            Retry.LATER,
                            "기다린다. 아무것도 제공하지 않았다.",
                            "Wait; nothing was released."),
                    entry(
                            ProblemType.LOG_UNVOUCHED,
                            Retry.LATER,
                            "기다린다. 아무것도 제공하지 않았다.",
                            "Wait; nothing was released."),
                    entry(ProblemType.UNAVAILABLE, Retry.LATER, "기다린다.", "Wait."),
                    entry(
                            ProblemType.INTERNAL_ERROR,
                            Retry.LATER,
                            "답의 incident 를 운영자에게 알린다.",
                            "Tell the operator the answer’s incident."))));

    private ExchangeErrors() {}

    /**
     * A problem.
     *
     * @param id the end of its type, behind {@code urn:ieum:problem:}
     */
    record Entry(String id, int status, Localized meaning, Localized remedy, Retry retry) {}

    private record Advice(Localized remedy, Retry retry) {}

    private static Map.Entry<ProblemType, Advice> entry(ProblemType type, Retry retry, String ko, String en) {
        return Map.entry(type, new Advice(new Localized(ko, en), retry));
    }

    /** All of them, by id; where edge and resources answer alike it stands once, as the edge says it. */
    static List<Entry> all() {
        Map<String, Entry> all = new TreeMap<>();
        OF_RESOURCES.forEach((type, advice) -> {
            String id = type.uri().substring("urn:ieum:problem:".length());
            all.put(id, new Entry(id, type.status(), type.title(), advice.remedy(), advice.retry()));
        });
        ofTheEdge().forEach(problem -> all.put(problem.id(), edge(problem)));
        return List.copyOf(all.values());
    }

    /** What to do about what a resource answers. */
    static Localized remedy(ProblemType type) {
        return Optional.ofNullable(OF_RESOURCES.get(type))
                .map(Advice::remedy)
                .orElseThrow(() -> new IllegalStateException("not explained: " + type));
    }

    /** Whether what a resource answers is explained. */
    static boolean isExplained(ProblemType type) {
        return OF_RESOURCES.containsKey(type);
    }

    private static Stream<ExchangeProblem> ofTheEdge() {
        return Stream.of(
                Arrays.stream(ExchangeFault.values())
                        // a gateway's key, of which only its clients speak
                        .filter(fault -> fault != ExchangeFault.KEY_REVOKED)
                        .map(fault -> ExchangeProblem.of(new Verdict.Refused(fault))),
                Arrays.stream(EdgeProblem.values()).map(EdgeProblem::problem),
                Stream.of(
                        ExchangeProblem.BODY_TOO_LARGE,
                        ExchangeProblem.TOO_SLOW,
                        ExchangeProblem.ADDRESS_MALFORMED,
                        ExchangeProblem.INTERNAL))
                .flatMap(problems -> problems)
                .collect(Collectors.toMap(ExchangeProblem::id, problem -> problem, (one, other) -> one, TreeMap::new))
                .values()
                .stream();
    }

    /** The profile speaks English alone, like the standards that it repeats. */
    private static Entry edge(ExchangeProblem problem) {
        return new Entry(
                problem.id(),
                problem.status(),
                new Localized(problem.detail(), problem.detail()),
                new Localized(problem.remedy(), problem.remedy()),
                retry(problem));
    }

    private static Retry retry(ExchangeProblem problem) {
        return switch (problem.status()) {
            case 403 -> Retry.PERSON;
            case 408, 429, 500, 503 -> Retry.LATER;
            default -> Retry.CHANGED;
        };
    }
}
