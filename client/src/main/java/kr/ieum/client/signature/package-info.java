/**
 * Digests and signatures of HTTP messages (RFC 9530, RFC 9421), in plain Java. It says what a signature covers and whether it is one; what an
 * exchange demands of a signature is said elsewhere.
 */
@NullMarked
package kr.ieum.client.signature;

import org.jspecify.annotations.NullMarked;
