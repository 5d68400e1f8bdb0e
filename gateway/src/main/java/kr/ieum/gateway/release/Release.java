package kr.ieum.gateway.release;

import java.util.List;
import java.util.Set;
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
}
