package kr.ieum.schemas.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.Localized;

/**
 * A part of the reference model that some exchange needs, narrowed and never widened: whatever is valid in the subset is valid
 * in the model (the subset rule of NIEM).
 *
 * @param id the file's name without its ending
 * @param properties what it takes, in the order of the file
 */
public record ModelSubset(String id, Localized title, Map<AttributeKey, Narrowed> properties) {

    /** Copies the map and keeps its order. */
    public ModelSubset {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * What is left of a property.
     *
     * @param repeats whether it may still have several values
     * @param partialDates whether a date may still be partial
     * @param codes the codes that are left of its list, where the subset names some
     */
    public record Narrowed(Property property, boolean repeats, boolean partialDates, Optional<Set<String>> codes) {}
}
