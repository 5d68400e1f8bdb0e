package kr.ieum.schemas.model;

import java.time.LocalDate;
import kr.ieum.schemas.yaml.Localized;

/**
 * What is to be known of a property that nothing new should use (design §5). It stays in the model, so that what names it
 * still runs.
 *
 * @param since from this day on
 * @param successor what says the same today: another property of the same datatype that isn't deprecated itself
 * @param reason why, for the registrar who has to move
 */
public record Deprecation(LocalDate since, AttributeKey successor, Localized reason) {}
