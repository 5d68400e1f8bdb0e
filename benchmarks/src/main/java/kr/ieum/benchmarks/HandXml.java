package kr.ieum.benchmarks;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The mapping of XML written by hand on Woodstox, the parser that the product uses too. */
final class HandXml implements RecordMapper {

    private static final String NAMESPACE = "urn:ieum:benchmark:1";

    private final XMLInputFactory factory = new WstxInputFactory();

    HandXml() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    @Override
    public Object map(byte[] record) {
        HandTyped typed = new HandTyped();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(record), "UTF-8");
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getNamespaceURI().equals(NAMESPACE)) {
                    element(reader, typed);
                }
            }
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return typed;
    }

    private static void element(XMLStreamReader reader, HandTyped typed) throws XMLStreamException {
        String name = reader.getLocalName();
        switch (name) {
            case "resultCode" -> {
                if (!text(reader).equals("00")) {
                    throw new IllegalStateException("no answer of the register");
                }
            }
            case "issuedAt" -> typed.issuedAt(text(reader));
            case "rrn" -> typed.residentNumber(text(reader));
            case "nm" -> typed.name(text(reader));
            case "birthDt" -> typed.birth(text(reader));
            case "sexCd" -> typed.sex(text(reader));
            case "statusCd" -> typed.status(text(reader));
            case "deathDt" -> typed.death(text(reader));
            case "deathRegYn" -> typed.deathRegistered(text(reader));
            case "movedInDt" -> typed.movedIn(text(reader));
            case "kindCd" -> typed.incomeKind(text(reader));
            case "receipts" -> typed.receipts = typed.amount(name, text(reader));
            case "amount" -> typed.income = typed.amount(name, text(reader));
            case "natArrears" -> typed.arrears = typed.amount(name, text(reader));
            case "refundDue" -> typed.refund = typed.amount(name, text(reader));
            case "localArrears" -> typed.localArrears = typed.amount(name, text(reader));
            case "monthlyPay" -> typed.pay = typed.amount(name, text(reader));
            case "since" -> typed.insuredSince(text(reader));
            case "jobSince" -> typed.employedSince(text(reader));
            case "insuredNow" -> typed.insuredNow(text(reader));
            case "plate" -> typed.plate = typed.clean(name, text(reader));
            case "model" -> typed.model = typed.clean(name, text(reader));
            case "regDt" -> typed.carRegistered(text(reader));
            case "mortgagedYn" -> typed.mortgaged(text(reader));
            case "share" -> typed.share = typed.clean(name, text(reader));
            case "pnu" -> typed.lot(text(reader));
            case "zone" -> typed.zone = typed.clean(name, text(reader));
            default -> {}
        }
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        return reader.getElementText().strip();
    }

    @Override
    public List<String> texts(Object result) {
        return result instanceof HandTyped typed ? typed.texts() : List.of();
    }
}
