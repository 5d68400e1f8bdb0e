package kr.ieum.schemas.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The Ministry's common standards of public data, read from its own workbook with nothing but the JDK: the first sheet holds
 * the terms, the second the words.
 *
 * @param words by spelling
 * @param terms abbreviation by term
 */
record GovernmentWords(Map<String, Word> words, Map<String, String> terms) {

    /**
     * One word.
     *
     * @param domain class of domains for which it is a format word; empty for other words
     */
    record Word(String abbreviation, String domain) {

        boolean isFormatWord() {
            return !domain.isEmpty();
        }
    }

    static GovernmentWords read(Path workbook) throws IOException, XMLStreamException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> texts = sharedTexts(zip);
            Map<String, Word> words = new HashMap<>();
            for (Map<String, String> row : rows(zip, "xl/worksheets/sheet2.xml", texts)) {
                boolean format = row.getOrDefault("G", "").equals("Y");
                words.putIfAbsent(
                        row.getOrDefault("C", ""),
                        new Word(row.getOrDefault("D", ""), format ? row.getOrDefault("H", "") : ""));
            }
            Map<String, String> terms = new HashMap<>();
            rows(zip, "xl/worksheets/sheet1.xml", texts)
                    .forEach(row -> terms.put(row.getOrDefault("C", ""), row.getOrDefault("E", "")));
            return new GovernmentWords(words, terms);
        }
    }

    private static List<String> sharedTexts(ZipFile zip) throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        try (InputStream in = part(zip, "xl/sharedStrings.xml")) {
            XMLStreamReader xml = reader(in);
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("t")) {
                    text.append(xml.getElementText());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
            }
        }
        return texts;
    }

    /** The rows of a sheet beneath its header: cell texts by column letter. */
    private static List<Map<String, String>> rows(ZipFile zip, String sheet, List<String> texts)
            throws IOException, XMLStreamException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream in = part(zip, sheet)) {
            XMLStreamReader xml = reader(in);
            Map<String, String> row = new LinkedHashMap<>();
            String column = "";
            boolean shared = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "row" -> row = new LinkedHashMap<>();
                        case "c" -> {
                            column = xml.getAttributeValue(null, "r").replaceAll("[0-9]", "");
                            shared = "s".equals(xml.getAttributeValue(null, "t"));
                        }
                        case "v" -> {
                            String value = xml.getElementText();
                            row.put(column, shared ? texts.get(Integer.parseInt(value)) : value);
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    rows.add(row);
                }
            }
        }
        return rows.subList(1, rows.size());
    }

    private static InputStream part(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(Objects.requireNonNull(zip.getEntry(name), name));
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(in);
    }
}
