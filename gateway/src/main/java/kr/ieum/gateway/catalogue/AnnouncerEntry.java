package kr.ieum.gateway.catalogue;

import java.time.Duration;
import kr.ieum.gateway.identity.SystemId;

/**
 * Where a system leaves the records by which it announces an event, instead of sending them to the gateway.
 *
 * @param event id of what is announced; the system is one of the agency that keeps its register, or runs it
 * @param endpoint name of a server in {@code config/endpoints.yaml}
 * @param leaving by which transport, and where there
 */
public record AnnouncerEntry(
        SystemId system, String event, String endpoint, Leaving leaving, CredentialReference.Login login) {

    /** Where records are left. */
    public sealed interface Leaving {

        /** The place as signatures name it. */
        String place();

        /**
         * In a queue of the agency's broker.
         *
         * @param deadLetters queue for what can't be accepted
         */
        record Queued(String queue, String deadLetters) implements Leaving {
            @Override
            public String place() {
                return queue;
            }
        }

        /**
         * In a topic of the agency's Kafka cluster.
         *
         * @param deadLetters topic for what can't be accepted
         */
        record Streamed(String topic, String deadLetters) implements Leaving {
            @Override
            public String place() {
                return topic;
            }
        }

        /**
         * In a folder of the agency's SFTP server.
         *
         * @param directory from the first {@code /} on
         * @param interval how often it is looked into
         */
        record Dropped(String directory, Duration interval) implements Leaving {
            @Override
            public String place() {
                return directory;
            }
        }
    }
}
