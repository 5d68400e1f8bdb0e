package kr.ieum.gateway.rig;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A place of an agency in which it leaves records for the gateway, at a real server that outlives the processes which take them, and tells each step. */
interface RecordPlace extends AutoCloseable {

    /** Of all who may read there. */
    String PASSWORD = "secret";

    /** By which transport a place is reached. */
    enum Kind {
        FOLDER,
        QUEUE,
        TOPIC
    }

    /**
     * What a process has to know of a place.
     *
     * @param user as whom it logs in
     * @param publicKey of what signs there, SPKI in Base64
     * @param place as the signatures name it
     * @param more the host key of a folder's server; where dead letters go, of a queue or topic
     */
    record Address(Kind kind, String user, String publicKey, String place, URI server, String more) {

        static Address of(List<String> words) {
            return new Address(
                    Kind.valueOf(words.get(0)),
                    words.get(1),
                    words.get(2),
                    words.get(3),
                    URI.create(words.get(4)),
                    words.get(5));
        }

        List<String> words() {
            return List.of(kind.name(), user, publicKey, place, server.toString(), more);
        }
    }

    /**
     * What is left.
     *
     * @param conversation within which order has to be kept
     * @param key its idempotency key; keys sort in the order in which records are left
     * @param genuine whether the signature is about this text
     */
    record Left(String conversation, String key, String text, boolean genuine) {}

    /** Is told what processes ask of a place, by a thread that serves it. */
    interface Watch {

        /**
         * Before it is done, except of {@link IntakeStep#AWAY}. Throws where it isn't to be done.
         *
         * @param user who asks
         */
        void reached(IntakeStep step, String user) throws IOException;

        /** A record was settled, accepted or put aside. Must not wait for anything that the place does. */
        void settled(String user);
    }

    /** At which steps a process that takes from here can be killed. */
    Set<IntakeStep> steps();

    /** What a process needs on its class path to take from here, a type of each library. */
    List<Class<?>> libraries();

    /** How a process reaches it. */
    Address address(String user);

    /** Leaves one more behind all others, at least those of its conversation. */
    void leave(Left record) throws IOException, InterruptedException;

    /** How many lie there that nobody has settled. */
    int waiting() throws IOException, InterruptedException;

    /** The causes with which records were put aside, by their keys. */
    Map<String, List<String>> putAside() throws IOException;

    /** Whether a record can be put aside again by a process after the death of the one that has put it aside. */
    boolean isPutAsideAgain();

    /** Whether nothing lies where it shouldn't, once these were accepted and those put aside. */
    boolean isTidy(Set<String> accepted, Set<String> aside) throws IOException, InterruptedException;

    /** A process was killed, and the place needn't wait until it finds out by itself. */
    void bury() throws InterruptedException;

    @Override
    void close() throws IOException;
}
