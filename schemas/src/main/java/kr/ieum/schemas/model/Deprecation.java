package kr.ieum.schemas.model;

import java.time.LocalDate;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * What is to be known of a property that nothing new should use (design §5). It stays in the model, so that what names it
 * still runs: a mapping, agreement or subset that does is warned (rule L36), for a fault would stop a federation whose model was
 * only brought up to date.
 *
 * @param since from this day on
 * @param successor what says the same today: another property of the same datatype that isn't deprecated itself
 * @param reason why, for the registrar who has to move
 */
public record Deprecation(LocalDate since, AttributeKey successor, Localized reason) {

    /** Warns at the key of a file that names the property, when it is deprecated. */
    public static void warn(Property property, YamlMap place, String key) {
        property.deprecation()
                .ifPresent(deprecation -> place.warn(
                        key,
                        "L36",
                        property.key() + " is deprecated since " + deprecation.since(),
                        "use " + deprecation.successor()));
    }
}
