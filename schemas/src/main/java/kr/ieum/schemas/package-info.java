/**
 * What is shared by all rooms: reference model, business functions, tasks, code lists and mappings, loaded together from one folder.
 * Knows nobody.
 */
@NullMarked
package kr.ieum.schemas;

import org.jspecify.annotations.NullMarked;
