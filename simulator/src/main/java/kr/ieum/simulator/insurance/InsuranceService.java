package kr.ieum.simulator.insurance;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Padding;
import kr.ieum.simulator.server.Reply;

/** The one service of the register of health insurance; every answer has status 200, mistakes included. */
public final class InsuranceService implements HttpService {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Map<String, List<InsuranceEntry>> byNumber = new LinkedHashMap<>();
    private final List<String> insured;
    private final Clock clock;

    /**
     * A register of those qualifications.
     *
     * @param notInsured numbers of people whom the register knows without a qualification
     * @param clock tells the reference time of an answer
     */
    public InsuranceService(List<InsuranceEntry> entries, List<String> notInsured, Clock clock) {
        this.clock = clock;
        entries.forEach(entry -> byNumber.computeIfAbsent(entry.juminNo(), number -> new ArrayList<>())
                .add(entry));
        this.insured = List.copyOf(byNumber.keySet());
        notInsured.forEach(number -> byNumber.put(number, List.of()));
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
                text.replaceAll("<chwideukIl>\\d+", "<chwideukIl>20191301")
                        .replaceAll("<bosuWolaek>[^<]*", "<bosuWolaek>2,410천원");
            case "duplicate" -> text.replaceFirst("(<item>.*</item>)", "$1$1");
            case "doctype" ->
                text.replaceFirst("\\?>", "?><!DOCTYPE response [<!ENTITY own SYSTEM \"file:///etc/hostname\">]>");
            default -> text.replace("</items>", "").replace("</header>", "");
        };
    }

    @Override
    public Padding padding() {
        return new Padding("</response>", "<bigo>", "</bigo>");
    }

    private Reply answer(HttpRequest request, boolean aboutAnother) {
        if (!request.path().equals("/insurance/v1/qualification")
                || !request.method().equals("POST")) {
            return Reply.xml(404, Answer.result("12", "NO OPENAPI SERVICE ERROR."));
        }
        String number = Answer.read(request.body()).getOrDefault("juminNo", "");
        if (!number.matches("\\d{13}")) {
            return Reply.xml(200, Answer.result("10", "INVALID REQUEST PARAMETER ERROR."));
        }
        List<InsuranceEntry> found = byNumber.get(aboutAnother ? anotherThan(number) : number);
        if (found == null) {
            return Reply.xml(200, Answer.result("03", "NODATA ERROR."));
        }
        return Reply.xml(200, Answer.items(LocalDateTime.now(clock).format(STAMP), found));
    }

    private String anotherThan(String number) {
        return insured.get(insured.getFirst().equals(number) ? 1 : 0);
    }
}
