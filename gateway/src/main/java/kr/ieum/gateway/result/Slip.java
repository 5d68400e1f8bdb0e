package kr.ieum.gateway.result;

import java.util.UUID;

/**
 * A slip that opens a result now.
 *
 * @param agency code of the agency whose case it is
 * @param official who issued it
 * @param view id of the view whose result it opens
 */
public record Slip(UUID id, String agency, String official, String view) {}
