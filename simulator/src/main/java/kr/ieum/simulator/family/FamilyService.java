package kr.ieum.simulator.family;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.simulator.server.HttpRequest;
import kr.ieum.simulator.server.HttpService;
import kr.ieum.simulator.server.Padding;
import kr.ieum.simulator.server.Reply;

/** The family register's certificate service; 일반 only, 상세 is refused with a fault. */
public final class FamilyService implements HttpService {

    private static final DateTimeFormatter ISSUED = DateTimeFormatter.ofPattern("yyyy년 MM월 dd일 HH시 mm분");

    private final List<FamilyEntry> entries;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Clock clock;

    /** A register of those people, unique by number; the clock tells the time of issue. */
    public FamilyService(List<FamilyEntry> entries, Clock clock) {
        this.entries = List.copyOf(entries);
        this.clock = clock;
        for (int i = 0; i < this.entries.size(); i++) {
            positions.put(this.entries.get(i).number(), i);
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
                ? text.replaceAll("년 \\d\\d월", "년 13월")
                : text.replace("</f:본인>", "").replace("</f:처리결과>", "");
    }

    @Override
    public Padding padding() {
        return new Padding("</f:증명서응답>", "<f:비고>", "</f:비고>");
    }

    private Reply answer(HttpRequest request, int offset) {
        if (!request.path().equals("/family/services/certificate")
                || !request.method().equals("POST")) {
            return Reply.xml(404, Envelope.fault("Client", "그런 서비스가 없습니다"));
        }
        if (request.header("soapaction").isEmpty()) {
            return fault("SOAPAction이 없습니다");
        }
        if (!request.header("content-type").orElse("").startsWith("text/xml")) {
            return fault("Content-Type은 text/xml이어야 합니다");
        }
        Optional<Map<String, String>> asked = Envelope.read(request.body());
        if (asked.isEmpty()) {
            return fault("요청 형식이 올바르지 않습니다");
        }
        String kind = asked.get().getOrDefault("증명서구분", "");
        if (!kind.equals("일반")) {
            return fault("증명서구분 '" + kind + "'은(는) 제공하지 않습니다");
        }
        String number = asked.get().getOrDefault("주민등록번호", "");
        if (!number.matches("\\d{13}")) {
            return fault("주민등록번호 형식이 올바르지 않습니다");
        }
        Integer position = positions.get(number);
        if (position == null) {
            return Reply.xml(200, Envelope.noRecord());
        }
        FamilyEntry entry = entries.get((position + offset) % entries.size());
        return Reply.xml(
                200, Envelope.certificate(entry, LocalDateTime.now(clock).format(ISSUED)));
    }

    private static Reply fault(String message) {
        return Reply.xml(500, Envelope.fault("Client", message));
    }
}
