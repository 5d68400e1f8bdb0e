package kr.ieum.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The code tables of the crime statistics, read from the spreadsheet among the outside files: one list for each sheet. */
public final class NibrsCodes {

    private static final Pattern FLAT = Pattern.compile("NIBRS CODE: (\\S+) \\| (.*)", Pattern.DOTALL);
    private static final int TABLES_FROM = 5;

    private NibrsCodes() {}

    /**
     * The federation of crime statistics with its code lists: {@code nibrs-NAME} as the XML spells the codes and, where the
     * fixed-width submission spells them otherwise, {@code nibrs-flat-NAME}.
     */
    public static ExternalFederation federation(Path folder) {
        Path data = ExternalFederation.data("nibrs");
        ExternalFederation federation = ExternalFederation.in(folder, "nibrs");
        tables(data.resolve("nibrs_CodesTables.xlsx")).forEach((name, codes) -> {
            federation.codes("nibrs-" + name, codes);
            Map<String, String> flat = new LinkedHashMap<>();
            codes.values().forEach(text -> {
                Matcher matcher = FLAT.matcher(text);
                if (matcher.matches()) {
                    flat.put(matcher.group(1), matcher.group(2));
                }
            });
            if (!flat.isEmpty()) {
                federation.codes("nibrs-flat-" + name, flat);
            }
        });
        return federation;
    }

    /** Codes and their descriptions by the name of the code's element. */
    private static Map<String, Map<String, String>> tables(Path xlsx) {
        try (ZipFile zip = new ZipFile(xlsx.toFile())) {
            List<String> shared = new ArrayList<>();
            NodeList items = part(zip, "xl/sharedStrings.xml").orElseThrow().getElementsByTagName("si");
            for (int i = 0; i < items.getLength(); i++) {
                shared.add(items.item(i).getTextContent());
            }
            Map<String, Map<String, String>> tables = new TreeMap<>();
            Optional<Document> sheet = part(zip, "xl/worksheets/sheet" + TABLES_FROM + ".xml");
            for (int number = TABLES_FROM; sheet.isPresent(); number++) {
                List<List<String>> rows = rows(sheet.get(), shared);
                Map<String, String> codes = new LinkedHashMap<>();
                boolean below = false;
                for (List<String> row : rows) {
                    if (below && row.size() > 1 && !row.getFirst().isBlank()) {
                        codes.put(row.getFirst().strip(), row.get(1).strip());
                    }
                    below |= !row.isEmpty() && row.getFirst().equals("Code");
                }
                tables.put(rows.getFirst().getFirst().replaceAll(".*:", "").strip(), codes);
                sheet = part(zip, "xl/worksheets/sheet" + (number + 1) + ".xml");
            }
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(Document sheet, List<String> shared) {
        List<List<String>> rows = new ArrayList<>();
        NodeList elements = sheet.getElementsByTagName("row");
        for (int i = 0; i < elements.getLength(); i++) {
            List<String> row = new ArrayList<>();
            NodeList cells = ((Element) elements.item(i)).getElementsByTagName("c");
            for (int j = 0; j < cells.getLength(); j++) {
                Element cell = (Element) cells.item(j);
                NodeList value = cell.getElementsByTagName("v");
                String text = value.getLength() == 0 ? "" : value.item(0).getTextContent();
                row.add(cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(text)) : text);
            }
            rows.add(row);
        }
        return rows;
    }

    private static Optional<Document> part(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
