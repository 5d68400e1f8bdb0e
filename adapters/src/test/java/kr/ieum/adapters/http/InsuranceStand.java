package kr.ieum.adapters.http;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
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
import kr.ieum.simulator.insurance.InsuranceEntry;

/** The simulated register of health insurance. */
final class InsuranceStand extends TestStand {

    private static final XMLInputFactory READERS = readers();

    private final SimulatedServer server = new SimulatedServer("health-insurance");
    private final List<InsuranceEntry> insured =
            SimulatedServer.simulator().population().insured();

    InsuranceStand() {
        super(new HttpXml(), Clock.systemUTC());
    }

    private static XMLInputFactory readers() {
        XMLInputFactory readers = new WstxInputFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }

    @Override
    protected RegisterDefinition definition() {
        return new RegisterDefinition(
                "health-insurance",
                "http-xml",
                Map.of(
                        "path", "/insurance/v1/qualification",
                        "requestElement", "request",
                        "keyElement", "juminNo",
                        "keyEcho", "juminNo"),
                Endpoint.of(SimulatedServer.simulator().endpoints().healthInsurance()),
                Optional.of(new Credential.Bearer(
                        SimulatedServer.simulator().settings().key())),
                Duration.ofSeconds(30),
                InsuranceStand::decode,
                Optional.empty());
    }

    static Decoded decode(byte[] payload, Set<String> permitted) {
        Map<String, String> fields = new HashMap<>();
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(payload));
            String element = "";
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element = xml.getLocalName();
                } else if (event == XMLStreamConstants.CHARACTERS && permitted.contains(element)) {
                    fields.put(element, xml.getText());
                } else if (event == XMLStreamConstants.CHARACTERS && element.equals("resultCode")) {
                    switch (xml.getText()) {
                        case "00" -> {}
                        case "03" -> {
                            return new Decoded.NotHeld();
                        }
                        default -> {
                            return new Decoded.Failed(xml.getText());
                        }
                    }
                }
            }
        } catch (XMLStreamException e) {
            return new Decoded.Unreadable(new Problem("D2", "", 0, "the answer is no XML"));
        }
        return new Decoded.Records(List.of(new NativeRecord("item", 1, fields, List.of())), Optional.empty());
    }

    @Override
    public SimulatedServer server() {
        return server;
    }

    @Override
    public String held(int number) {
        return insured.get(number).juminNo();
    }

    @Override
    public String unknown() {
        return "0000000000000";
    }

    @Override
    public Map<String, String> permitted(String key) {
        InsuranceEntry entry = entry(key);
        return Map.of("gaipjaGb", entry.gaipjaGb(), "chwideukIl", entry.chwideukIl());
    }

    @Override
    public Set<String> notPermitted(String key) {
        return Set.of(key, entry(key).jeungNo());
    }

    private InsuranceEntry entry(String key) {
        return insured.stream()
                .filter(entry -> entry.juminNo().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> allFields() {
        return Set.copyOf(InsuranceEntry.FIELDS);
    }
}
