/**
 * The agreement as a document: its format, strict loading, rules, digest and the clause text a lawyer reads.
 * Must not know Spring, Camel, SQL or which versions are in force.
 */
@NullMarked
package kr.ieum.gateway.agreement.document;

import org.jspecify.annotations.NullMarked;
