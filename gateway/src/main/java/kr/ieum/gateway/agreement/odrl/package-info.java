/**
 * Agreements as ODRL 2.2 in JSON-LD under a profile of our own, and back into the very same document. Plain Java over the document;
 * ODRL is exported, never executed, so nothing here decides anything.
 */
@NullMarked
package kr.ieum.gateway.agreement.odrl;

import org.jspecify.annotations.NullMarked;
