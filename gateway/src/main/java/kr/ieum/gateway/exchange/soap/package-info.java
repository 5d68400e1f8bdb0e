/**
 * Messages as SOAP: a notice in XML goes as the one child of the body of an envelope, and so does a record come. Envelopes are hostile XML like
 * any other, and whose fault a fault is, its code says, and never its words.
 */
@NullMarked
package kr.ieum.gateway.exchange.soap;

import org.jspecify.annotations.NullMarked;
