package kr.ieum.gateway.agreement.odrl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The names of ODRL 2.2 and of our profile, with the contexts under which they expand; both ship, so that nobody needs a network. */
public final class OdrlNames {

    /** Where ODRL's recommended context is published; what ships under it maps the terms that we write and no others. */
    public static final String ODRL_CONTEXT = "http://www.w3.org/ns/odrl.jsonld";

    /** Our profile, which is also the namespace of its terms. */
    public static final String PROFILE = "https://ieum.example/model/agreement/1.0/";

    /** The context of our profile, which also defines its terms. */
    public static final String PROFILE_CONTEXT = PROFILE + "odrl.jsonld";

    /** Media type of what is exported. */
    public static final String MEDIA_TYPE = "application/ld+json";

    static final String PREFIX = "ieum:";
    static final String URN = "urn:ieum:";
    static final String AGREEMENT_URN = URN + "agreement:";
    static final String DIGEST = PREFIX + "digest";

    private static final Map<String, String> RESOURCES =
            Map.of(ODRL_CONTEXT, "odrl-terms.jsonld", PROFILE_CONTEXT, "ieum-profile.jsonld");

    private OdrlNames() {}

    /**
     * The text of a context that ships.
     *
     * @param url {@link #ODRL_CONTEXT} or {@link #PROFILE_CONTEXT}
     */
    public static String context(String url) {
        String resource = RESOURCES.get(url);
        if (resource == null) {
            throw new IllegalArgumentException("no such context ships");
        }
        try (InputStream in = OdrlNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
