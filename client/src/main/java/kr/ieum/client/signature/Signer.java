package kr.ieum.client.signature;

/** Signs bytes with a key that it shows to nobody: a key of a file, of a database or in hardware. Thread-safe. */
public interface Signer {

    /** By what name the other side knows the key. */
    String keyId();

    /** The raw signature, 64 bytes with each of our algorithms. */
    byte[] sign(byte[] message);

    /** What names and signs the next message as a whole; another one each time where keys follow each other. */
    default Signer current() {
        return this;
    }
}
