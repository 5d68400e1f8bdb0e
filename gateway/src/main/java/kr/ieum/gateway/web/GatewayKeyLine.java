package kr.ieum.gateway.web;

import java.time.Instant;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.systems.GatewayKey;

/**
 * One of the gateway's own keys in words.
 *
 * @param address of its page
 * @param style of its state's badge
 * @param until empty while no end is known
 * @param revoked when and why, or empty
 */
record GatewayKeyLine(
        String keyId, String address, String state, String style, String from, String until, String revoked) {

    private static final String PAGES = "/systems/gateway-keys/";

    static GatewayKeyLine of(GatewayKey key, Instant now, Words words) {
        GatewayKey.State state = key.stateAt(now);
        return new GatewayKeyLine(
                key.keyId(),
                address(key),
                words.say("gateway-keys.state." + Words.kebab(state)),
                switch (state) {
                    case SIGNING -> "good";
                    case ANNOUNCED, FORMER -> "warn";
                    case REVOKED -> "bad";
                },
                words.moment(key.from()),
                key.until().map(words::moment).orElse(""),
                key.revoked().map(revoked -> inWords(revoked, words)).orElse(""));
    }

    private static String inWords(Revocation revoked, Words words) {
        return words.say(
                "gateway-keys.revoked",
                words.moment(revoked.at()),
                words.say("gateway-keys.reason." + Words.kebab(revoked.reason())));
    }

    /** Where its page is. */
    static String address(GatewayKey key) {
        return PAGES + key.keyId().substring(key.keyId().indexOf('/') + 1);
    }

    /** By what an address calls it. */
    static String keyId(String id) {
        return "gateway/" + id;
    }
}
