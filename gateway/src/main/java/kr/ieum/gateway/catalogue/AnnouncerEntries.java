package kr.ieum.gateway.catalogue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads where systems leave what they announce; the rules stand at {@link CatalogueFolder}. */
final class AnnouncerEntries {

    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    private enum Transport {
        JMS,
        KAFKA,
        SFTP
    }

    private final EventEntries systems;
    private final DropEntries drops;
    private final Entries entries;
    private final Map<String, Register> registers;
    private final Map<String, AnnouncedEvent> events;

    AnnouncerEntries(
            EventEntries systems,
            DropEntries drops,
            Entries entries,
            Map<String, Register> registers,
            Map<String, AnnouncedEvent> events) {
        this.systems = systems;
        this.drops = drops;
        this.entries = entries;
        this.registers = Map.copyOf(registers);
        this.events = Map.copyOf(events);
    }

    List<AnnouncerEntry> announcers(YamlMap top) {
        try (top) {
            Entries.format(top, "ieum-announcers/1");
            Set<String> places = new HashSet<>();
            return top.maps("announcers").stream()
                    .map(map -> announcer(map, places))
                    .toList();
        }
    }

    private AnnouncerEntry announcer(YamlMap map, Set<String> places) {
        try (map) {
            SystemId system = systems.system(map);
            String event = event(map, system);
            Transport transport = map.choice("transport", Transport.class);
            String endpoint = switch (transport) {
                case JMS, KAFKA -> entries.endpoint(map);
                case SFTP -> drops.endpoint(map);
            };
            AnnouncerEntry.Leaving leaving = switch (transport) {
                case JMS -> {
                    entries.reachable(map, endpoint, Set.of("tcp", "ssl"));
                    yield new AnnouncerEntry.Leaving.Queued(
                            EventEntries.queue(map, "queue"), EventEntries.queue(map, "deadLetters"));
                }
                case KAFKA -> {
                    entries.reachable(map, endpoint, Set.of("kafka", "kafkas"));
                    yield new AnnouncerEntry.Leaving.Streamed(
                            EventEntries.topic(map, "topic"), EventEntries.topic(map, "deadLetters"));
                }
                case SFTP ->
                    new AnnouncerEntry.Leaving.Dropped(
                            DropEntries.directory(map), Entries.duration(map, "interval", LONGEST_INTERVAL));
            };
            once(map, leaving, places);
            return new AnnouncerEntry(system, event, endpoint, leaving, DropEntries.login(map));
        }
    }

    /** Whoever may announce it over HTTP may leave it somewhere, and nobody else. */
    private String event(YamlMap map, SystemId system) {
        String id = map.text("event");
        Optional<AnnouncedEvent> event = Optional.ofNullable(events.get(id));
        if (!id.isEmpty() && event.isEmpty()) {
            map.fault("event", "C16", "'" + id + "' is not an event", "use the id of one in config/events");
        }
        event.map(AnnouncedEvent::register)
                .filter(register -> EventEntries.isNamed(system))
                .map(registers::get)
                .filter(register -> !register.keeper().equals(system.agency())
                        && !register.operator().equals(Optional.of(system.agency())))
                .ifPresent(register -> map.fault(
                        "system",
                        "C17",
                        "the agency of '" + system + "' neither keeps nor runs the register '" + register.id() + "'",
                        "name a system of " + register.keeper()));
        return id;
    }

    /** What is signed for one place must not count in another. */
    private static void once(YamlMap map, AnnouncerEntry.Leaving leaving, Set<String> places) {
        List<String> taken = switch (leaving) {
            case AnnouncerEntry.Leaving.Queued(String queue, String letters) -> List.of(queue, letters);
            case AnnouncerEntry.Leaving.Streamed(String topic, String letters) -> List.of(topic, letters);
            case AnnouncerEntry.Leaving.Dropped(String directory, Duration interval) -> List.of(directory);
        };
        Stream<String> twice = taken.stream().filter(place -> !place.isEmpty() && !places.add(place));
        twice.forEach(place -> map.fault(
                place.equals(leaving.place()) ? leavingKey(leaving) : "deadLetters",
                "C18",
                "'" + place + "' is used twice",
                "give each announcer a place, and dead letters, of its own"));
    }

    private static String leavingKey(AnnouncerEntry.Leaving leaving) {
        return switch (leaving) {
            case AnnouncerEntry.Leaving.Queued queued -> "queue";
            case AnnouncerEntry.Leaving.Streamed streamed -> "topic";
            case AnnouncerEntry.Leaving.Dropped dropped -> "directory";
        };
    }
}
