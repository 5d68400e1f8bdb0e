package kr.ieum.gateway.release;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A release whose intent is durable: only now may registers be asked. Runs once.
 */
public interface Release {

    /** Registers of the plan, asked or not, in the order in which they were asked for. */
    List<String> registers();

    /** How many fields are permitted. */
    int permitted();

    /** Registers that were asked for keys to search by and didn't tell them; whole once the release has run. */
    Set<String> silentForKeys();

    /**
     * Asks the registers and hands over each register's result as soon as it is complete, on the calling thread; its
     * release leaf is queued before. When this returns nothing of the release is running any more.
     *
     * @throws InterruptedException when the caller goes away
     */
    void run(Consumer<RegisterResult> results) throws InterruptedException;

    /**
     * The same for a caller to whom all of it leaves or nothing: release leaves are queued when every register has been told, and say what left.
     *
     * @param leaves asked once, then; nothing may have left before it has answered
     * @throws InterruptedException when the caller goes away; then nothing has left, and what was asked has an unknown outcome in the log
     */
    void run(Consumer<RegisterResult> results, BooleanSupplier leaves) throws InterruptedException;
}
