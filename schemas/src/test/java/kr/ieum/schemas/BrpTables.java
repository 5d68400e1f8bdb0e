package kr.ieum.schemas;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import kr.ieum.schemas.mapping.OutsideRows;

/** The code tables of the Dutch population register, read from the outside files (UTF-16LE with mark) as code lists. */
public final class BrpTables {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final String FROM = "99.98 Datum ingang";
    private static final String TO = "99.99 Datum einde";

    private BrpTables() {}

    /** The federation of the Dutch population register with its code lists. */
    public static ExternalFederation federation(Path folder) {
        Path data = ExternalFederation.data("brp");
        ExternalFederation federation = ExternalFederation.in(folder, "brp");
        list(federation, "brp-nationality", data.resolve("Tabel32_Nationaliteitentabel.utf16le.csv.gz"), "");
        list(
                federation,
                "brp-municipality",
                data.resolve("Tabel33_Gemeententabel.utf16le.csv.gz"),
                "92.12 Nieuwe code");
        list(federation, "brp-country", data.resolve("Tabel34_Landentabel.utf16le.csv.gz"), "");
        list(federation, "brp-stay", data.resolve("Tabel56_Verblijfstiteltabel.utf16le.csv.gz"), "");
        list(federation, "brp-custody", data.resolve("Tabel61_Gezagsverhoudingtabel.utf16le.csv.gz"), "");
        return federation;
    }

    private static void list(ExternalFederation federation, String id, Path table, String successor) {
        List<Map<String, String>> rows;
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(table)))) {
            rows = OutsideRows.utf16(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> columns = List.copyOf(rows.getFirst().keySet());
        String code = columns.stream()
                .filter(name -> name.matches("\\d\\d\\.1[01] .*(code|titel|verhouding)"))
                .findFirst()
                .orElseThrow();
        String name = columns.stream()
                .filter(each -> each.endsWith("Omschrijving"))
                .findFirst()
                .orElseThrow();
        Set<String> codes = new HashSet<>();
        rows.forEach(row -> codes.add(row.get(code)));
        List<String> lines = new ArrayList<>(List.of("code,name_ko,name_en,parent,valid_from,valid_to,successor"));
        for (Map<String, String> row : rows) {
            Optional<String> to = day(row.getOrDefault(TO, ""));
            Optional<String> from =
                    day(row.getOrDefault(FROM, "")).filter(day -> to.isEmpty() || day.compareTo(to.get()) <= 0);
            String next = to.isPresent() && codes.contains(row.getOrDefault(successor, "")) ? row.get(successor) : "";
            String text = '"' + row.get(name).replace("\"", "\"\"") + '"';
            lines.add(String.join(",", row.get(code), text, text, "", from.orElse(""), to.orElse(""), next));
        }
        federation.codeList(id, String.join("\n", lines) + "\n");
    }

    /** Nothing for a day that the table leaves open, wholly or in part. */
    private static Optional<String> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DAY).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
