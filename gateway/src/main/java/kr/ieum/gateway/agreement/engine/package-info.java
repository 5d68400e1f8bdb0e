/**
 * Decides: a pure function over an immutable snapshot of the active agreements, one outcome for each subject and attribute.
 * Must not know Spring, Camel, SQL or any value of a record.
 */
@NullMarked
package kr.ieum.gateway.agreement.engine;

import org.jspecify.annotations.NullMarked;
