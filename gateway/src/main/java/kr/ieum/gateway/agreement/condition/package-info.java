/**
 * Conditions of grants and limits: a small subset of CEL over declared variables, checked when an agreement is loaded and
 * evaluated three-valued. Must not know agreements, Spring, SQL or any value of a record.
 */
@NullMarked
package kr.ieum.gateway.agreement.condition;

import org.jspecify.annotations.NullMarked;
