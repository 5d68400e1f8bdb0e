package kr.ieum.gateway.exchange.soap;

import java.util.Optional;

/** What an envelope turned out to be. */
public sealed interface SoapRequest {

    /**
     * An envelope with one element in its body.
     *
     * @param action of its header by WS-Addressing
     * @param record that element as a document of its own, with the namespaces that were declared around it
     */
    record Whole(EnvelopeVersion version, Optional<String> action, String record) implements SoapRequest {
        @Override
        public String toString() {
            return "Whole[" + version + "]";
        }
    }

    /** Anything else. */
    record Faulty(Cause cause) implements SoapRequest {}

    /** Why an envelope can't be taken. */
    enum Cause {
        /** No XML in the charset that it says, or beyond the bounds. */
        NOT_XML,
        /** A document type or an entity of its own. */
        DOCUMENT_TYPE,
        /** The outermost element is no envelope of SOAP 1.1 or 1.2, or of the other version than the media type says. */
        NO_ENVELOPE,
        /** The header demands what isn't understood here. */
        NOT_UNDERSTOOD,
        /** The body doesn't hold exactly one element. */
        BODY,
        /** A character of the record isn't in the charset of the register's records. */
        CHARSET
    }
}
