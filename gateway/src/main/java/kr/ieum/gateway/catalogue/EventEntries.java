package kr.ieum.gateway.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.adapters.ParameterType;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads what is announced, and where it is told to; the rules stand at {@link CatalogueFolder}. */
final class EventEntries {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern DIRECTORY = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+");
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

    private enum Transport {
        HTTP,
        JMS,
        KAFKA,
        SFTP,
        SOAP;

        Set<String> schemes() {
            return switch (this) {
                case HTTP, SOAP -> Set.of("http", "https");
                case JMS -> Set.of("tcp", "ssl");
                case KAFKA -> Set.of("kafka", "kafkas");
                case SFTP -> Set.of("sftp");
            };
        }

        boolean takesLogin() {
            return this != HTTP && this != SOAP;
        }
    }

    private static final String NOBODY = "0000000/missing";

    private final Agencies agencies;
    private final Entries entries;
    private final Set<String> registers;

    /** @param registers ids of the registers that are joined; where none could be read at all that is a fault of its own */
    EventEntries(Agencies agencies, Entries entries, Set<String> registers) {
        this.agencies = agencies;
        this.entries = entries;
        this.registers = registers;
    }

    AnnouncedEvent event(YamlMap top) {
        try (top) {
            Entries.format(top, "ieum-event/1");
            String register = top.text("register");
            if (!register.isEmpty() && !registers.isEmpty() && !registers.contains(register)) {
                top.fault("register", "C10", "'" + register + "' is not a register", "use the id of a joined one");
            }
            return new AnnouncedEvent(
                    Entries.idOfFile(top, "events"),
                    top.localized("title"),
                    register,
                    top.text("mapping"),
                    Entries.written(top));
        }
    }

    List<SubscriberEntry> subscribers(YamlMap top) {
        try (top) {
            Entries.format(top, "ieum-subscribers/1");
            Set<SystemId> named = new HashSet<>();
            return top.maps("subscribers").stream()
                    .map(map -> subscriber(map, named))
                    .toList();
        }
    }

    private SubscriberEntry subscriber(YamlMap map, Set<SystemId> named) {
        try (map) {
            SystemId system = system(map, named);
            String endpoint = entries.endpoint(map);
            Transport transport = map.has("transport") ? map.choice("transport", Transport.class) : Transport.HTTP;
            entries.reachable(map, endpoint, transport.schemes());
            if (transport == Transport.SFTP) {
                entries.pinned(map, endpoint);
            }
            Optional<CredentialReference> credential =
                    map.has("credential") ? Entries.credential(map) : Optional.empty();
            if (transport.takesLogin() != isLogin(credential)) {
                map.fault(
                        "credential",
                        "C8",
                        "is not what the transport takes",
                        "write {bearer: secret:NAME} or nothing for http and soap, {user: NAME, password: secret:NAME}"
                                + " for any other");
            }
            return new SubscriberEntry(
                    system,
                    endpoint,
                    switch (transport) {
                        case HTTP -> new SubscriberEntry.Receiving.Posted(path(map));
                        case JMS -> new SubscriberEntry.Receiving.Queued(queue(map, "queue"));
                        case KAFKA -> new SubscriberEntry.Receiving.Streamed(topic(map, "topic"));
                        case SFTP -> new SubscriberEntry.Receiving.Placed(directory(map));
                        case SOAP -> new SubscriberEntry.Receiving.Enveloped(path(map), version(map), action(map));
                    },
                    format(map, transport),
                    credential,
                    Entries.written(map));
        }
    }

    private static SubscriberEntry.Format format(YamlMap map, Transport transport) {
        String format = map.text("format");
        if (transport == Transport.SOAP && !format.isEmpty() && !format.equals("xml")) {
            map.fault("format", "C26", "an envelope holds XML alone", "write format: xml");
        }
        return switch (format) {
            case "json" -> SubscriberEntry.Format.InModel.JSON;
            case "xml" -> SubscriberEntry.Format.InModel.XML;
            default -> new SubscriberEntry.Format.Own(format);
        };
    }

    private static boolean isLogin(Optional<CredentialReference> credential) {
        return credential.filter(CredentialReference.Login.class::isInstance).isPresent();
    }

    private static String path(YamlMap map) {
        String path = map.text("path");
        if (!path.isEmpty() && !PATH.matcher(path).matches()) {
            map.fault("path", "C12", "is no path", "write one such as /events, without query or encoding");
        }
        return path;
    }

    /** @param key whose text is the name of a queue */
    static String queue(YamlMap map, String key) {
        String queue = map.text(key);
        if (!queue.isEmpty() && !ParameterType.QUEUE.accepts(queue)) {
            map.fault(key, "C13", "is no queue", "write " + ParameterType.QUEUE.shape());
        }
        return queue;
    }

    private static String directory(YamlMap map) {
        String directory = map.text("path");
        if (!directory.isEmpty() && !DIRECTORY.matcher(directory).matches()) {
            map.fault("path", "C12", "is no folder", "write one such as /ieum/in, from the server's root on");
        }
        return directory;
    }

    private static SubscriberEntry.Receiving.Enveloped.Version version(YamlMap map) {
        String version = map.optionalText("soapVersion").orElse("1.1");
        if (!version.equals("1.1") && !version.equals("1.2")) {
            map.fault("soapVersion", "C26", "is no version of SOAP", "write \"1.1\" or \"1.2\", in quotes");
        }
        return version.equals("1.2")
                ? SubscriberEntry.Receiving.Enveloped.Version.V1_2
                : SubscriberEntry.Receiving.Enveloped.Version.V1_1;
    }

    private static String action(YamlMap map) {
        String action = map.optionalText("soapAction").orElse("");
        if (!action.isEmpty() && !ParameterType.IDENTIFIER_URI.accepts(action)) {
            map.fault("soapAction", "C26", "is no action", "write " + ParameterType.IDENTIFIER_URI.shape());
        }
        return action;
    }

    /** @param key whose text is the name of a topic */
    static String topic(YamlMap map, String key) {
        String topic = map.text(key);
        if (!topic.isEmpty() && !TOPIC.matcher(topic).matches()) {
            map.fault(key, "C13", "is no topic", "write one such as nps.events, of letters, digits and . _ -");
        }
        return topic;
    }

    /** A system that stands in its file once. */
    SystemId system(YamlMap map, Set<SystemId> named) {
        SystemId system = system(map);
        if (isNamed(system) && !named.add(system)) {
            map.fault("system", "C4", "'" + system + "' stands twice", "keep one of the two");
        }
        return system;
    }

    /** Whether it is the one that was written, and none that stands in for it. */
    static boolean isNamed(SystemId system) {
        return !system.text().equals(NOBODY);
    }

    SystemId system(YamlMap map) {
        String text = map.text("system");
        Optional<SystemId> system = SystemId.parse(text);
        boolean known = system.flatMap(id -> agencies.find(id.agency()))
                .filter(agency -> agency.hasSystem(system.orElseThrow().system()))
                .isPresent();
        if (!text.isEmpty() && agencies.isKnown() && !known) {
            map.fault(
                    "system", "C11", "'" + text + "' is not a system", "write AGENCY/SYSTEM as agencies.yaml has them");
        }
        // A system at fault stops the start, so what stands in for it here is never told anything.
        return system.orElseGet(() -> SystemId.parse(NOBODY).orElseThrow());
    }
}
