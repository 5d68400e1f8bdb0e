/**
 * Queries (질의): attributes that an agency's system asks for, of up to twenty subjects of a case. A query goes the way of a look-up; what differs
 * is who names the attributes, and that the whole may be refused for one too many.
 */
@NullMarked
package kr.ieum.gateway.exchange.query;

import org.jspecify.annotations.NullMarked;
