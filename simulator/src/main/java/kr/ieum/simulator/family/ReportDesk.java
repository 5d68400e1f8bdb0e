package kr.ieum.simulator.family;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kr.ieum.simulator.folder.ExchangeFolder;
import kr.ieum.simulator.folder.FolderSigner;

/** The family register's system that reports deaths: it leaves each as a signed file in the agency's folder. */
public final class ReportDesk {

    private static final String REPORT = "urn:scourt:family:report:1";
    private static final String TYPE = "application/xml";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final Map<String, FamilyEntry> dead = new HashMap<>();
    private final ExchangeFolder folder;
    private final Optional<FolderSigner> signer;
    private final Clock clock;
    private final AtomicInteger written = new AtomicInteger();

    /**
     * Reports nothing by itself.
     *
     * @param entries of the register
     * @param signer nothing where no key was laid out; then nothing can be reported
     */
    public ReportDesk(List<FamilyEntry> entries, ExchangeFolder folder, Optional<FolderSigner> signer, Clock clock) {
        entries.stream().filter(entry -> !entry.died().isEmpty()).forEach(entry -> dead.put(entry.number(), entry));
        this.folder = folder;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Reports a death that stands in the register; returns the file's name.
     *
     * @throws IllegalArgumentException when nobody of that number has died
     */
    public String report(String number) {
        FamilyEntry entry = Optional.ofNullable(dead.get(number))
                .orElseThrow(() -> new IllegalArgumentException("nobody of that number has died"));
        String name = LocalDateTime.now(clock).format(STAMP) + "-" + written.incrementAndGet() + ".xml";
        leave(name, text(entry));
        return name;
    }

    /**
     * Leaves whatever text, signed as a report.
     *
     * @throws IllegalArgumentException when no key was laid out
     */
    public void leave(String name, String text) {
        FolderSigner key = signer.orElseThrow(() -> new IllegalArgumentException("there is no key to sign with"));
        folder.leave(name, TYPE, text.getBytes(StandardCharsets.UTF_8), key);
    }

    private static String text(FamilyEntry entry) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("사망신고");
            xml.writeDefaultNamespace(REPORT);
            xml.writeStartElement("사망자");
            element(xml, "주민등록번호", entry.number());
            element(xml, "성명", entry.name());
            element(xml, "사망일시", entry.died());
            element(xml, "신고일", entry.reported());
            if (!entry.children().isEmpty()) {
                xml.writeStartElement("신고인");
                element(xml, "성명", entry.children().getFirst().name());
                element(xml, "관계", "자녀");
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
