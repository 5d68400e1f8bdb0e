package kr.ieum.gateway.log.leaf;

/** Bytes that no encoder of ours wrote. The message names the offset and the rule, never the content. */
public final class MalformedLeaf extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedLeaf(String message) {
        super(message);
    }

    MalformedLeaf(String message, Throwable cause) {
        super(message, cause);
    }
}
