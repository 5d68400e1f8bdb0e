package kr.ieum.gateway.exchange.soap;

import java.util.Arrays;
import java.util.Optional;

/** The two versions of SOAP. */
public enum EnvelopeVersion {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", "Client", "Server"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", "Sender", "Receiver");

    private final String namespace;
    private final String mediaType;
    private final String theirs;
    private final String ours;

    EnvelopeVersion(String namespace, String mediaType, String theirs, String ours) {
        this.namespace = namespace;
        this.mediaType = mediaType;
        this.theirs = theirs;
        this.ours = ours;
    }

    /** The version whose envelopes are sent as this media type, without parameters and in lower case. */
    public static Optional<EnvelopeVersion> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(version -> version.mediaType.equals(mediaType))
                .findFirst();
    }

    static Optional<EnvelopeVersion> ofNamespace(String namespace) {
        return Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }

    String namespace() {
        return namespace;
    }

    /** The type of an answer. */
    public String contentType() {
        return mediaType + ";charset=UTF-8";
    }

    /** The code of a fault of whoever asked, or of ours. */
    String code(boolean isTheirs) {
        return isTheirs ? theirs : ours;
    }
}
