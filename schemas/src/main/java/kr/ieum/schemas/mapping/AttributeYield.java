package kr.ieum.schemas.mapping;

import kr.ieum.schemas.model.AttributeKey;

/**
 * What the records of a file gave for one attribute.
 *
 * @param values how often there was one
 * @param empty how often there was none, for a stated reason
 * @param malformed how often the text broke a rule
 */
public record AttributeYield(AttributeKey attribute, long values, long empty, long malformed) {}
