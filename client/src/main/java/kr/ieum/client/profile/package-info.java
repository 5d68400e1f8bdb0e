/**
 * What an exchange with a gateway demands of signatures (decision 0036): what they cover, how long they last, whose key counts. Both sides sign
 * and verify with it, so that neither can ask less than the other gives.
 */
@NullMarked
package kr.ieum.client.profile;

import org.jspecify.annotations.NullMarked;
