/**
 * What an applicant receives that the official doesn't see: slips, by which the applicant opens his or her result once it
 * is asked of the registers live. Must not know any value, screens or transports; keeps no result.
 */
@NullMarked
package kr.ieum.gateway.result;

import org.jspecify.annotations.NullMarked;
