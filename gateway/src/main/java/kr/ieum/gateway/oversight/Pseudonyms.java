package kr.ieum.gateway.oversight;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Keyed hashes under which this room's tables name officials and teams; without the key nobody can tell who they are. */
public final class Pseudonyms {

    private final SecretKey key;

    /** @param key of this installation, for this purpose alone */
    public Pseudonyms(SecretKey key) {
        this.key = key;
    }

    /** An official's. */
    public String ofOfficial(String official) {
        return of("official", official);
    }

    /** A team's of an agency. */
    String ofTeam(String agency, String team) {
        return of("team", agency + "\n" + team);
    }

    /** A case's. */
    String ofCase(String number) {
        return of("case", number);
    }

    private String of(String kind, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((kind + "\n" + name).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
