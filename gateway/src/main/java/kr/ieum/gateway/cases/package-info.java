/**
 * The facts of a decision, each with its source: the verified case, the official's assignment, declared and verified relations,
 * protection pairs and consent. Must not know any register's values.
 */
@NullMarked
package kr.ieum.gateway.cases;

import org.jspecify.annotations.NullMarked;
