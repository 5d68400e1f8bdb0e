package kr.ieum.gateway.exchange.message;

/** How an attempt to hand over went. Causes are codes, never text of the other side. */
public sealed interface Attempt {

    /** Received, durably as far as the receiver says. */
    record Delivered() implements Attempt {}

    /** The receiver won't have it, now or later. */
    record Refused(String cause) implements Attempt {}

    /** The receiver answered, but not for this one; again later. So often, and it is put aside. */
    record Failed(String cause) implements Attempt {}

    /** Nobody there, or too busy for anybody: of the destination and not of this one. Whether it arrived isn't known. */
    record Unreachable(String cause) implements Attempt {}

    /** It can't be handed over as it is, whoever tries and when: for a person to look at. */
    record Aside(String cause) implements Attempt {}
}
