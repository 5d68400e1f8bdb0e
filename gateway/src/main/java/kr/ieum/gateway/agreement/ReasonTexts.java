package kr.ieum.gateway.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * The words for reasons, rendered on demand (design §6 rule 10): one text for the official, who wants to know what it means, one for what to do now,
 * and one for the auditor, who wants to know what was decided. No text depends on a value or a person.
 */
public final class ReasonTexts {

    private static final String RESOURCE = "reasons.yaml";

    private record Texts(Localized official, Localized remedy, Localized auditor) {}

    private final Map<Reason, Texts> texts;

    private ReasonTexts(Map<Reason, Texts> texts) {
        this.texts = texts;
    }

    /**
     * Reads the texts that ship.
     *
     * @throws kr.ieum.schemas.yaml.FaultyFilesException when a reason has no text, or a text no reason
     */
    public static ReasonTexts load() {
        Faults faults = new Faults();
        try (InputStream in = ReasonTexts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + RESOURCE);
            }
            Map<Reason, Texts> texts = new EnumMap<>(Reason.class);
            StrictYaml.parse(in.readAllBytes(), RESOURCE, faults).ifPresent(map -> read(map, texts));
            faults.throwIfAny();
            return new ReasonTexts(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(YamlMap map, Map<Reason, Texts> texts) {
        try (map;
                YamlMap reasons = map.map("reasons")) {
            map.text("format");
            for (Reason reason : Reason.values()) {
                try (YamlMap words = reasons.map(reason.name())) {
                    texts.put(
                            reason,
                            new Texts(
                                    words.localized("official"),
                                    words.localized("remedy"),
                                    words.localized("auditor")));
                }
            }
        }
    }

    /** What the official can do now. */
    public Localized remedy(Reason reason) {
        return of(reason).remedy();
    }

    /** What the official reads: what it means. */
    public Localized official(Reason reason) {
        return of(reason).official();
    }

    /** What the auditor reads: what the decision rested on. */
    public Localized auditor(Reason reason) {
        return of(reason).auditor();
    }

    private Texts of(Reason reason) {
        Texts found = texts.get(reason);
        if (found == null) {
            throw new IllegalStateException("no text for " + reason);
        }
        return found;
    }
}
