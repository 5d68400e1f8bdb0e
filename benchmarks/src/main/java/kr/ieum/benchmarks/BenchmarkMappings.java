package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.yaml.Faults;

/**
 * Three mapping files for one invented register, written beside a copy of the product's own reference model and compiled by the
 * product: what a registrar would write, and nothing that only a benchmark has.
 */
final class BenchmarkMappings {

    private static final List<String> NOT_MAPPED_OF_JSON = List.of(
            "nmHanja",
            "nmEng",
            "hshldNo",
            "headNm",
            "relCd",
            "zipCd",
            "roadAddr",
            "addrDtl",
            "telNo",
            "email",
            "memo",
            "lastChgDt",
            "contacts[]/kind",
            "contacts[]/no",
            "income/year",
            "income/office",
            "income/confirmedYn",
            "income/deductions",
            "income/bizNo",
            "insurance/insuredNo",
            "insurance/branch",
            "insurance/symbol",
            "vehicle/vin",
            "vehicle/colour",
            "vehicle/displacement",
            "vehicle/engine",
            "vehicle/seats",
            "vehicle/fuel",
            "parcel/area",
            "parcel/price",
            "parcel/category",
            "parcel/landUse",
            "audit/createdBy",
            "audit/createdAt",
            "audit/changedBy",
            "audit/changedAt",
            "audit/system");
    private static final List<String> NOT_MAPPED_OF_XML = List.of(
            "source",
            "changed",
            "remark",
            "income/source",
            "income/changed",
            "insurance/source",
            "insurance/changed",
            "vehicle/source",
            "vehicle/changed",
            "parcel/source",
            "parcel/changed");

    private BenchmarkMappings() {}

    /** The mapping of the format {@code json}, {@code xml} or {@code fixed-width}. */
    static Mapping compile(Path root, Path work, String format) throws IOException {
        Path folder = Files.createTempDirectory(work, "schemas");
        for (String part : List.of("model", "codes", "functions", "tasks", "words")) {
            if (Files.isDirectory(root.resolve("schemas").resolve(part))) {
                copy(root.resolve("schemas").resolve(part), folder.resolve(part));
            }
        }
        Path mappings = Files.createDirectory(folder.resolve("mappings"));
        Files.writeString(mappings.resolve("benchmark.yaml"), text(format));
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(folder, faults);
        faults.throwIfAny();
        return Optional.ofNullable(schemas.mappings().get("benchmark")).orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(path -> {
                try {
                    Files.copy(path, to.resolve(from.relativize(path).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The mapping file of that format, as a registrar writes it. */
    static String text(String format) {
        return switch (format) {
            case "json" -> head(json()) + rows("/") + notMapped(NOT_MAPPED_OF_JSON);
            case "xml" -> head(xml()) + rows("/") + notMapped(NOT_MAPPED_OF_XML);
            case "fixed-width" -> head(fixedWidth()) + rows(".") + notMapped(List.of("other*"));
            default -> throw new IllegalArgumentException("no such format: " + format);
        };
    }

    private static String head(String source) {
        return """
            format: ieum-mapping/1
            id: benchmark
            title: {ko: 성능 측정용 대장, en: Register for benchmarks}
            owner: "1741000"
            layoutVersion: v1
            model: https://ieum.example/model/core/1.0/
            source:
            """ + source + "rows:\n";
    }

    private static String json() {
        return tree("json", "", "person", "header/resultCode", "header/issuedAt", NOT_MAPPED_OF_JSON);
    }

    private static String xml() {
        return tree(
                "xml",
                "  namespaces: {\"\": \"urn:ieum:benchmark:1\"}\n",
                "answer/record",
                "answer/resultCode",
                "answer/issuedAt",
                NOT_MAPPED_OF_XML);
    }

    private static String tree(
            String format, String more, String record, String outcome, String stamp, List<String> others) {
        String fields = Stream.concat(Stream.of(MappedColumn.values()).map(MappedColumn::path), others.stream())
                .map(path -> "    - " + path + "\n")
                .collect(Collectors.joining());
        return "  format: " + format + "\n  charset: UTF-8\n  zone: Asia/Seoul\n" + more + "  key: rrn\n  fields:\n"
                + fields
                + "  envelope:\n    outcome: " + outcome + "\n    found: [\"00\"]\n    notHeld: [\"04\"]\n    record: "
                + record
                + "\n    records: one\n    assertedAt: {path: " + stamp + ", pattern: yyyyMMddHHmmss}\n";
    }

    private static String fixedWidth() {
        StringBuilder detail = new StringBuilder("      - {name: type, at: 1, length: 1}\n");
        int at = 2;
        for (MappedColumn column : MappedColumn.values()) {
            detail.append(column(column.path().replace('/', '.'), at, column.width()));
            at += column.width();
        }
        for (int other = 0; other < MappedColumn.OTHERS; other++) {
            detail.append(column("other" + other, at, MappedColumn.OTHER_WIDTH));
            at += MappedColumn.OTHER_WIDTH;
        }
        int rest = MappedColumn.LINE_BYTES - 10;
        return "  format: fixed-width\n  charset: MS949\n  zone: Asia/Seoul\n  lineLength: " + MappedColumn.LINE_BYTES
                + "\n  lineEnd: CRLF\n  key: rrn\n  assertedOn: day\n  declaredCount: count\n"
                + "  header:\n    type: H\n    columns:\n      - {name: type, at: 1, length: 1}\n"
                + column("day", 2, 8) + column("rest", 10, rest + 1)
                + "  detail:\n    type: D\n    columns:\n" + detail
                + "  trailer:\n    type: T\n    columns:\n      - {name: type, at: 1, length: 1}\n"
                + column("count", 2, 9) + column("rest", 11, rest);
    }

    private static String column(String name, int at, int length) {
        return "      - {name: " + name + ", at: " + at + ", length: " + length + "}\n";
    }

    private static String rows(String slash) {
        return Stream.of(MappedColumn.values())
                .map(column -> column.row(column.path().replace("/", slash)))
                .collect(Collectors.joining());
    }

    private static String notMapped(List<String> fields) {
        return "notMapped:\n"
                + fields.stream()
                        .map(field -> "  - source: \"" + field.replace("[]", "") + "\"\n    reason: 성능을 재는 데 쓰지 않는다.\n")
                        .collect(Collectors.joining());
    }
}
