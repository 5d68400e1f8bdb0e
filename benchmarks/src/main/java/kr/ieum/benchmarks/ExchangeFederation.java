package kr.ieum.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.SystemId;

/**
 * A federation of its own: one file register that knows 25 attributes of a thousand invented persons, one case system, one agency whose system
 * asks for one task under one agreement. What applicants say is established, so that a query is one decision, one intent and one question.
 */
final class ExchangeFederation {

    static final String AGENCY = "3000000";

    /** Which asks. */
    static final SystemId DESK = new SystemId(AGENCY, "desk");

    static final String TASK = "benchmark";
    static final String CALLER = "caller";
    static final String OPERATOR = "operator";
    static final String REGISTER = "benchmark";

    /** Whom the register knows; each has a case. */
    static final int PERSONS = 1_000;

    /** So that no agency is slowed down: how fast it may ask isn't what is measured. */
    static final String PACE = "  perSecond: 100000\n  burst: 100000\n  atOnce: 1000\n";

    private static final int KEY_BYTES = 14;

    private ExchangeFederation() {}

    /** The number of a person, 0 to {@value #PERSONS} - 1. */
    static String number(int person) {
        return String.format(Locale.ROOT, "9001011%06d", person);
    }

    /** The person whose case that is. */
    static int person(String caseNumber) {
        return Integer.parseInt(caseNumber.substring(caseNumber.lastIndexOf('-') + 1));
    }

    static String caseNumber(int person) {
        return String.format(Locale.ROOT, "3000000-2026-%06d", person);
    }

    /** The 25 attributes. */
    static List<String> attributes() {
        return Stream.of(MappedColumn.values()).map(MappedColumn::target).toList();
    }

    /** A query of all of them. */
    static byte[] query(int person) {
        return """
            {"task":"%s","case":"%s","official":"%s","subjects":[{"residentNumber":"%s"}],"attributes":[%s],"mode":"reject","use":"decide"}\
            """.formatted(
                        TASK,
                        caseNumber(person),
                        CALLER,
                        number(person),
                        attributes().stream().map(key -> '"' + key + '"').collect(Collectors.joining(",")))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the register delivers: a fixed-width file with a record of each person. */
    static byte[] delivery(LocalDate day) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(line("H" + day.toString().replace("-", "")));
        for (int person = 0; person < PERSONS; person++) {
            byte[] record = new SyntheticRecord(person).fixedWidth();
            byte[] key = Arrays.copyOf(number(person).getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            key[KEY_BYTES - 1] = ' ';
            System.arraycopy(key, 0, record, 1, KEY_BYTES);
            file.writeBytes(record);
        }
        file.writeBytes(line(String.format(Locale.ROOT, "T%09d", PERSONS)));
        return file.toByteArray();
    }

    private static byte[] line(String text) {
        return (text + " ".repeat(MappedColumn.LINE_BYTES - text.length()) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What the case system answers: the person's own application, under investigation, assigned to the caller. */
    static String caseAnswer(String caseNumber) {
        String number = number(person(caseNumber));
        return """
            {"결과":"정상","사건":{"접수번호":"%s","사건구분":"신청","단계":"조사","이용사무":"%s","관할":"%s","담당자":"%s",\
            "접수일시":"2026-11-02T09:00:00","신청인":"%s","대상자":[{"성명":"윤정우","주민등록번호":"%s","관계":"신청인","동의서":"없음"}]}}\
            """.formatted(caseNumber, TASK, AGENCY, CALLER, number, number);
    }

    /** Model, codes and functions are the shipped ones; the mapping and the task are of this federation. */
    static Path writeSchemas(Path root, Path folder) throws IOException {
        for (String part : List.of("model", "codes", "functions", "words")) {
            if (Files.isDirectory(root.resolve("schemas").resolve(part))) {
                Installation.copyTree(root.resolve("schemas"), Path.of(part), folder);
            }
        }
        write(folder.resolve("mappings/benchmark.yaml"), BenchmarkMappings.text("fixed-width"));
        write(folder.resolve("tasks/benchmark.yaml"), """
            format: ieum-task/1
            id: benchmark
            name: {ko: 성능 측정, en: Benchmark}
            function: F080-010-10-20-05
            articles:
              - {kind: statute, act: {ko: 국민기초생활 보장법, en: National Basic Living Security Act}, article: 제22조}
            replaces:
              - {ko: 대장 사본, en: copy of the register}
            minimumItems: [Person/name]
            """);
        return folder;
    }

    /**
     * The configuration of a node.
     *
     * @param database what stands under {@code database}, as YAML; empty for H2
     */
    static Path writeConfig(
            Path folder,
            ExchangeSurroundings.Places places,
            ExchangeIdentity identity,
            int systemsPort,
            String database)
            throws IOException {
        write(folder.resolve("gateway.yaml"), """
            format: ieum-gateway/1
            address: 127.0.0.1
            port: 0
            activateAgreementsOnImport: true
            systems:
              port: %d
              certificate: %s
              key: %s
              trust: %s
            %s%s\
            """.formatted(
                        systemsPort,
                        identity.file("server.pem"),
                        identity.file("server-key.pem"),
                        identity.file("ca.pem"),
                        PACE,
                        database));
        write(folder.resolve("endpoints.yaml"), """
            format: ieum-endpoints/1
            endpoints:
              cases: {url: "http://127.0.0.1:%d"}
              deliveries: {url: "sftp://127.0.0.1:%d", hostKey: "%s"}
            """.formatted(places.cases(), places.deliveries(), places.hostKey()));
        List.of("agencies", "officials", "case-systems")
                .forEach(name -> writeResource(folder, name + ".yaml", name + ".yaml", ""));
        writeResource(folder, "registers/benchmark.yaml", "register.yaml", "");
        writeResource(folder, "views/benchmark.yaml", "view.yaml", lines("      - {attribute: %s, for: [applicant]}"));
        writeResource(
                folder,
                "agreements/agr-benchmark.yaml",
                "agreement.yaml",
                lines("      - {ref: %s, basis: [L1], need: 성능 측정 / benchmark}"));
        Path agreement = folder.resolve("agreements/agr-benchmark.yaml");
        Files.writeString(
                agreement,
                Files.readString(agreement)
                        .replace("@asked@", String.join(", ", attributes()))
                        .replace("@expected@\n", lines("      %s: {form: clear}")));
        return folder;
    }

    private static String lines(String pattern) {
        return attributes().stream().map(pattern::formatted).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void writeResource(Path folder, String file, String resource, String lines) {
        try {
            write(folder.resolve(file), Resources.text("exchange/" + resource).replace("@attributes@\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
