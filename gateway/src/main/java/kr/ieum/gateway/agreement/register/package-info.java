/**
 * The public register of sharing agreements: what the agreements in force say, in the fields of the United Kingdom's register of
 * information sharing agreements. Plain Java over the documents; it names agencies and offices, never a person.
 */
@NullMarked
package kr.ieum.gateway.agreement.register;

import org.jspecify.annotations.NullMarked;
