package kr.ieum.gateway.log.publish;

/**
 * Database, tiles and signed checkpoints don't tell one story. Nothing more may be signed or disclosed until a person has looked; the
 * message says what differs and what to do.
 */
final class Divergence extends Exception {
    private static final long serialVersionUID = 1L;

    Divergence(String message) {
        super(message, null, false, false);
    }
}
