package kr.ieum.gateway.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads {@code endpoints.yaml}, {@code registers/*.yaml}, {@code case-systems.yaml}, {@code events/*.yaml}, {@code subscribers.yaml},
 * {@code drops.yaml} and {@code announcers.yaml} of a configuration folder, strictly, and collects every fault; the last four may be missing.
 *
 * <p>Rules: C1 folder missing, C2 unknown format, C3 id differs from the file name or isn't one, C4 stands twice, C5
 * unknown agency, C6 unknown endpoint, C7 address, C8 credential, C9 deadline, C10 unknown register, C11 unknown system, C12 path,
 * C13 queue or topic, C14 an endpoint that the transport can't use, C15 no SFTP server with a host key, C16 unknown event, C17 a system of another
 * agency than the one that keeps or runs the register, C18 a place that is used twice, C26 what a SOAP envelope can't hold or name.
 */
public final class CatalogueFolder {

    private final Path config;
    private final Agencies agencies;
    private final Faults faults;

    private CatalogueFolder(Path config, Agencies agencies, Faults faults) {
        this.config = config;
        this.agencies = agencies;
        this.faults = faults;
    }

    /** Reads a configuration folder; what could be read is answered, what is wrong goes to the faults. */
    public static Catalogue read(Path config, Agencies agencies, Faults faults) {
        return new CatalogueFolder(config, agencies, faults).read();
    }

    private Catalogue read() {
        Map<String, EndpointAddress> endpoints = new LinkedHashMap<>();
        boolean endpointsKnown = readEndpoints(endpoints);
        Entries entries = new Entries(agencies, endpointsKnown ? Optional.of(endpoints) : Optional.empty());
        List<Register> registers = registers(entries);
        List<CaseSystemEntry> caseSystems = new ArrayList<>();
        List<ProtectionListEntry> protectionLists = new ArrayList<>();
        StrictYaml.read(config.resolve("case-systems.yaml"), "case-systems.yaml", faults)
                .ifPresent(top -> {
                    try (top) {
                        Entries.format(top, "ieum-case-systems/1");
                        Set<String> ids = new HashSet<>();
                        Set<String> served = new HashSet<>();
                        for (YamlMap map : top.maps("caseSystems")) {
                            caseSystems.add(entries.caseSystem(map, ids, served));
                        }
                        for (YamlMap map : top.maps("protectionLists")) {
                            protectionLists.add(entries.protectionList(map, ids));
                        }
                    }
                });
        EventEntries announced = new EventEntries(
                agencies, entries, registers.stream().map(Register::id).collect(Collectors.toSet()));
        DropEntries left = new DropEntries(announced, entries);
        List<AnnouncedEvent> events = events(announced);
        return new Catalogue(
                endpoints,
                registers,
                caseSystems,
                protectionLists,
                events,
                optional("subscribers.yaml", announced::subscribers),
                optional("drops.yaml", left::drops),
                optional(
                        "announcers.yaml",
                        new AnnouncerEntries(
                                announced,
                                left,
                                entries,
                                byId(registers, Register::id),
                                byId(events, AnnouncedEvent::id))::announcers));
    }

    private List<Register> registers(Entries entries) {
        List<Register> registers = new ArrayList<>();
        for (Path file : files("registers")) {
            String name = "registers/" + file.getFileName();
            StrictYaml.read(file, name, faults).ifPresent(top -> registers.add(entries.register(top)));
        }
        return registers;
    }

    /** A federation in which nobody announces anything has no such folder. */
    private List<AnnouncedEvent> events(EventEntries announced) {
        List<AnnouncedEvent> events = new ArrayList<>();
        if (Files.isDirectory(config.resolve("events"))) {
            for (Path file : files("events")) {
                StrictYaml.read(file, "events/" + file.getFileName(), faults)
                        .ifPresent(top -> events.add(announced.event(top)));
            }
        }
        return events;
    }

    /** The entries of a file that may be missing. */
    private <T> List<T> optional(String name, Function<YamlMap, List<T>> entries) {
        return StrictYaml.readIfThere(config, name, faults).map(entries).orElse(List.of());
    }

    private static <T> Map<String, T> byId(List<T> entries, Function<T, String> id) {
        return entries.stream().collect(Collectors.toMap(id, entry -> entry, (first, second) -> first));
    }

    private List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(config.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            faults.add(new Fault(
                    folder,
                    0,
                    "",
                    "C1",
                    "the folder can't be read",
                    "make a folder '" + folder + "' in the configuration"));
            return List.of();
        }
    }

    /** Whether the file could be read; if not, that is one fault, and not one more at each use of an endpoint. */
    private boolean readEndpoints(Map<String, EndpointAddress> endpoints) {
        Optional<YamlMap> file = StrictYaml.read(config.resolve("endpoints.yaml"), "endpoints.yaml", faults);
        file.ifPresent(top -> {
            try (top) {
                Entries.format(top, "ieum-endpoints/1");
                top.namedMaps("endpoints").forEach((name, map) -> {
                    try (map) {
                        Optional<String> hostKey = map.optionalText("hostKey");
                        address(map).ifPresent(url -> endpoints.put(name, new EndpointAddress(name, url, hostKey)));
                    }
                });
            }
        });
        return file.isPresent();
    }

    private static Optional<URI> address(YamlMap map) {
        String text = map.text("url");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (url.getScheme() == null || url.getHost() == null) {
                map.fault(
                        "url",
                        "C7",
                        "is no address",
                        "write scheme, host and port, such as https://register.example.go.kr:8443");
                return Optional.empty();
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                // Doesn't repeat the address: what stands there may be a password.
                map.fault(
                        "url",
                        "C7",
                        "says more than scheme, host and port",
                        "put user and secret into the credential of the register, the path into its parameters");
                return Optional.empty();
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            map.fault(
                    "url",
                    "C7",
                    "is no address",
                    "write scheme, host and port, such as https://register.example.go.kr:8443");
            return Optional.empty();
        }
    }
}
