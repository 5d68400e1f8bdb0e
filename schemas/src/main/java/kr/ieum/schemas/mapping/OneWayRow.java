package kr.ieum.schemas.mapping;

import kr.ieum.schemas.model.AttributeKey;

/**
 * A row whose values don't tell what the register wrote, and so can't be written in its format.
 *
 * @param row the row's id
 * @param reason why there is no way back
 */
public record OneWayRow(String row, AttributeKey target, String reason) {}
