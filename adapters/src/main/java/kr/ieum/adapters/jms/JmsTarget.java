package kr.ieum.adapters.jms;

import java.net.URI;
import java.time.Duration;
import kr.ieum.adapters.Credential;

/**
 * Where a register's queue is and what may come from it.
 *
 * @param address {@code tcp} for this machine, {@code ssl} for all others
 * @param queue that requests are sent to
 * @param maxBytes longest answer in UTF-8
 * @param connectTimeout for the connection, the login and the reply queue each
 */
record JmsTarget(URI address, Credential.Login login, String queue, long maxBytes, Duration connectTimeout) {}
