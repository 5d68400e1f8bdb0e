package kr.ieum.gateway.exchange.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A record as a system handed it in.
 *
 * @param message random id, which the sender is told and every leaf names
 * @param sender {@code agency/system}, as certificate and signature say
 * @param register whose record it is
 * @param recordType which of the register's records
 * @param bytes in the register's own format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Handed(
        UUID message,
        String sender,
        String register,
        String recordType,
        String contentType,
        byte[] bytes,
        Instant receivedAt) {

    /** The agency's part of the sender. */
    public String agency() {
        return sender.substring(0, sender.indexOf('/'));
    }

    @Override
    public String toString() {
        return "Handed[" + message + ", " + register + "]";
    }
}
