package kr.ieum.adapters.soap;

/** The two versions of SOAP, with what differs between them. */
public enum SoapVersion {
    /** W3C Note of 2000. */
    V1_1("http://schemas.xmlsoap.org/soap/envelope/"),
    /** W3C Recommendation of 2007. */
    V1_2("http://www.w3.org/2003/05/soap-envelope");

    private final String namespace;

    SoapVersion(String namespace) {
        this.namespace = namespace;
    }

    /** Of the envelope. */
    public String namespace() {
        return namespace;
    }

    /**
     * Of a request in UTF-8.
     *
     * @param action a URI without quotes, or empty; version 1.1 says it in a field of its own
     */
    public String contentType(String action) {
        return switch (this) {
            case V1_1 -> "text/xml; charset=utf-8";
            case V1_2 -> "application/soap+xml; charset=utf-8" + (action.isEmpty() ? "" : "; action=\"" + action + '"');
        };
    }
}
