package kr.ieum.adapters.soap;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.simulator.family.FamilyEntry;

/** The simulated family register. */
final class FamilyStand extends TestStand {

    private final SimulatedServer server = new SimulatedServer("family");
    private final List<FamilyEntry> families =
            SimulatedServer.simulator().population().families();

    FamilyStand() {
        super(new Soap(), Clock.systemUTC());
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "family",
                "soap",
                Map.of(
                        "path", "/family/services/certificate",
                        "namespace", "urn:scourt:family:1",
                        "operation", "증명서요청",
                        "keyElement", "주민등록번호",
                        "fixedElements", "증명서구분=일반",
                        "soapAction", "urn:scourt:family:1#certificate",
                        "keyEcho", "본인/주민등록번호"),
                Endpoint.of(SimulatedServer.simulator().endpoints().family()),
                Optional.of(new Credential.Bearer(
                        SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                FamilyStand::decode,
                Optional.empty());
    }

    static Decoded decode(byte[] payload, Set<String> permitted) {
        Map<String, String> fields = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        try {
            XMLStreamReader xml = SoapAnswer.Readers.HARDENED.createXMLStreamReader(new ByteArrayInputStream(payload));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    path.addLast(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    path.removeLast();
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    String whole = String.join("/", path);
                    if (whole.endsWith("처리결과") && xml.getText().equals("자료없음")) {
                        return new Decoded.NotHeld();
                    }
                    String field = whole.replace("Envelope/Body/증명서응답/증명서/", "");
                    if (permitted.contains(field)) {
                        fields.put(field, xml.getText());
                    }
                }
            }
        } catch (XMLStreamException e) {
            return new Decoded.Unreadable(new Problem("D2", "", 0, "the answer is no XML"));
        }
        return new Decoded.Records(List.of(new NativeRecord("증명서", 1, fields, List.of())), Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return families.get(number).number();
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        FamilyEntry entry = entry(key);
        return Map.of("본인/성명/한글", entry.name(), "신고일", entry.reported());
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).base());
    }

    private FamilyEntry entry(String key) {
        return families.stream()
                .filter(entry -> entry.number().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.of("등록기준지", "본인/성명/한글", "본인/주민등록번호", "혼인상태", "신고일");
    }
}
