/**
 * Messages as SOAP: the notice in XML is the one child of the body of an envelope, which is posted and signed as other messages over HTTP are.
 * Whose fault a fault is, its code says, and never its words.
 */
@NullMarked
package kr.ieum.gateway.exchange.soap;

import org.jspecify.annotations.NullMarked;
