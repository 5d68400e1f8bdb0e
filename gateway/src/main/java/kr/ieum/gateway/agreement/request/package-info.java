/**
 * Requests for agreements: an official who may not see something says what the work needs it for, and the keeper or the approver
 * answers. It is the beginning of an agreement's life and knows nothing of cases or values.
 */
@NullMarked
package kr.ieum.gateway.agreement.request;

import org.jspecify.annotations.NullMarked;
