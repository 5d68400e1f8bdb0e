package kr.ieum.gateway.catalogue;

import java.util.Optional;
import kr.ieum.gateway.identity.SystemId;

/**
 * Where a system receives what it is told of events.
 *
 * @param endpoint name of its endpoint in {@code config/endpoints.yaml}
 * @param receiving by which transport, and where there
 * @param format how what it is told is written
 * @param credential that shows the subscriber who sends, beside the signature
 */
public record SubscriberEntry(
        SystemId system,
        String endpoint,
        Receiving receiving,
        Format format,
        Optional<CredentialReference> credential,
        Written written) {

    /** By what a system receives. */
    public sealed interface Receiving {

        /**
         * What is sent to it by HTTP POST.
         *
         * @param path from the first {@code /} on
         */
        record Posted(String path) implements Receiving {}

        /** What it takes from a queue of its agency's broker. */
        record Queued(String queue) implements Receiving {}

        /** What it reads from a topic of its agency's Kafka cluster. */
        record Streamed(String topic) implements Receiving {}

        /** What it finds in a folder of its agency's SFTP server. */
        record Placed(String directory) implements Receiving {}

        /**
         * What is sent to it by HTTP POST in a SOAP envelope.
         *
         * @param path from the first {@code /} on
         * @param action what the operation is called there; empty where it has no name
         */
        record Enveloped(String path, Version version, String action) implements Receiving {

            /** Of SOAP. */
            public enum Version {
                V1_1,
                V1_2
            }
        }
    }

    /** How what is told is written. */
    public sealed interface Format {

        /** In the reference model, with its grounds. */
        enum InModel implements Format {
            JSON,
            XML
        }

        /** In a format of the system's own, by a mapping that has a way out. */
        record Own(String mapping) implements Format {}
    }
}
