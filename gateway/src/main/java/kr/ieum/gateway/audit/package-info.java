/**
 * What an auditor finds in the disclosure log and beside it: a search that follows the leaves, what an agency asks its officials to
 * explain, and a copy with proofs. Holds no value of a register, and says whom an entry is about only to who names the person.
 */
@NullMarked
package kr.ieum.gateway.audit;

import org.jspecify.annotations.NullMarked;
