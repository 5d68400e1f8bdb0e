package kr.ieum.schemas.draft;

import kr.ieum.schemas.model.AttributeKey;

/**
 * An attribute that a source field may fill.
 *
 * @param percent how sure, 1 to 99; never a certainty
 * @param reason the words and the notation that speak for it
 */
public record Suggestion(AttributeKey target, int percent, String reason) {}
