package kr.ieum.client.profile;

import java.time.Instant;
import java.util.Locale;

/**
 * That a gateway's key isn't to be trusted any more, as {@code /exchange/v1/keys} says it.
 *
 * @param at from when on nothing that it signed counts
 * @param superseded whether what it signed before stays signed; else somebody else may have it, who writes whatever time he likes
 */
public record Revocation(Instant at, boolean superseded) {

    /**
     * As it stands in the list.
     *
     * @param reason {@code compromised}, {@code superseded} or {@code unspecified}; what isn't known is taken as carefully as the first
     * @throws java.time.DateTimeException when the moment isn't one
     */
    public static Revocation of(String at, String reason) {
        return new Revocation(Instant.parse(at), reason.toLowerCase(Locale.ROOT).equals("superseded"));
    }
}
