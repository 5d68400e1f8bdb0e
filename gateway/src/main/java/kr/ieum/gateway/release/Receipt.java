package kr.ieum.gateway.release;

import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;

/**
 * What a receiver needs to prove what it got of one subject from one register (design §9): where the intent stands and the
 * opening of the commitment to the values. The opening travels with the answer and is kept nowhere here.
 *
 * @param subject index of the subject
 */
public record Receipt(int subject, String register, Position intent, Opening values) {}
