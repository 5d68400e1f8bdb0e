/**
 * The systems' edge (decision 0036): who calls, what is signed, and the resources beneath {@code /exchange/v1/}. Thin: a resource reads a body,
 * calls a use case of the room {@code exchange} and writes its answer.
 */
@NullMarked
package kr.ieum.gateway.web.exchange;

import org.jspecify.annotations.NullMarked;
