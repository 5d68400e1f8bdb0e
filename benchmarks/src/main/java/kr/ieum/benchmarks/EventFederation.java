package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.ieum.gateway.identity.SystemId;

/** What {@link ExchangeFederation} needs beyond queries: an event that its register's keeper announces, and two systems that are told of everybody. */
final class EventFederation {

    static final String EVENT = "death";

    /** Which announces. */
    static final SystemId FEED = new SystemId("1741000", "feed");

    /** Which are told. */
    static final List<SystemId> INBOXES = List.of(new SystemId("5000001", "inbox"), new SystemId("5000002", "inbox"));

    private EventFederation() {}

    /** The mapping by which a record is read: that of the demo's event, as this register's. */
    static void writeSchemas(Path product, Path schemas) throws IOException {
        String shipped = Files.readString(product.resolve("schemas/mappings/family-death-report.yaml"));
        Files.writeString(
                schemas.resolve("mappings/benchmark-event.yaml"),
                shipped.replace("id: family-death-report", "id: benchmark-event")
                        .replace("owner: Z000001", "owner: \"1741000\""));
    }

    /**
     * The event, its agreements and where the systems are.
     *
     * @param inboxes port of {@link MessageInboxes}
     */
    static void writeConfig(Path config, int inboxes) throws IOException {
        Files.writeString(config.resolve("agencies.yaml"), Resources.text("message/agencies.yaml"));
        Files.createDirectories(config.resolve("events"));
        Files.writeString(config.resolve("events/death.yaml"), Resources.text("message/event.yaml"));
        for (SystemId inbox : INBOXES) {
            Files.writeString(
                    config.resolve("agreements/agr-event-" + inbox.agency() + ".yaml"),
                    Resources.text("message/agreement.yaml").replace("@agency@", inbox.agency()));
        }
        Path endpoints = config.resolve("endpoints.yaml");
        Files.writeString(
                endpoints, Files.readString(endpoints) + "  inboxes: {url: \"http://127.0.0.1:" + inboxes + "\"}\n");
        Files.writeString(
                config.resolve("subscribers.yaml"),
                INBOXES.stream()
                        .map(inbox -> "  - {system: " + inbox.text() + ", endpoint: inboxes, path: /" + inbox.agency()
                                + ", format: json}\n")
                        .collect(Collectors.joining("", "format: ieum-subscribers/1\nsubscribers:\n", "")));
    }

    /** That a person has died, as the register's system reports it. */
    static byte[] record(int person) {
        return """
            <사망신고 xmlns="urn:scourt:family:report:1"><사망자>
            <주민등록번호>%s</주민등록번호><성명>윤정우</성명><사망일시>2026년 11월 20일 10시 00분</사망일시>
            </사망자></사망신고>
            """.formatted(ExchangeFederation.number(person)).getBytes(StandardCharsets.UTF_8);
    }

    /** That a system holds everybody, as it says so. */
    static byte[] roll() {
        return IntStream.range(0, ExchangeFederation.PERSONS)
                .mapToObj(person -> '"' + ExchangeFederation.number(person) + '"')
                .collect(Collectors.joining(",", "{\"take\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
