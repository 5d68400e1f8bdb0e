package kr.ieum.gateway.catalogue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads where systems leave files; the rules stand at {@link CatalogueFolder}. */
final class DropEntries {

    private static final Pattern DIRECTORY = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+");
    private static final Duration LONGEST = Duration.ofDays(1);

    private final EventEntries systems;
    private final Entries entries;

    DropEntries(EventEntries systems, Entries entries) {
        this.systems = systems;
        this.entries = entries;
    }

    List<DropEntry> drops(YamlMap top) {
        try (top) {
            Entries.format(top, "ieum-drops/1");
            Set<SystemId> named = new HashSet<>();
            return top.maps("drops").stream().map(map -> drop(map, named)).toList();
        }
    }

    private DropEntry drop(YamlMap map, Set<SystemId> named) {
        try (map) {
            return new DropEntry(
                    systems.system(map, named),
                    endpoint(map),
                    directory(map),
                    login(map),
                    Entries.duration(map, "interval", LONGEST));
        }
    }

    static String directory(YamlMap map) {
        String directory = map.text("directory");
        if (!directory.isEmpty() && !DIRECTORY.matcher(directory).matches()) {
            map.fault("directory", "C12", "is no path", "write one such as /ieum/in");
        }
        return directory;
    }

    /** An SFTP server whose key is known. */
    String endpoint(YamlMap map) {
        String name = entries.endpoint(map);
        entries.pinned(map, name);
        return name;
    }

    /** One at fault stops the start, so what stands in for it here is never used. */
    static CredentialReference.Login login(YamlMap map) {
        if (Entries.credential(map).orElse(null) instanceof CredentialReference.Login login) {
            return login;
        }
        map.fault("credential", "C8", "is no login", "write {user: NAME, password: secret:NAME}");
        return new CredentialReference.Login("missing", new SecretName("missing"));
    }
}
