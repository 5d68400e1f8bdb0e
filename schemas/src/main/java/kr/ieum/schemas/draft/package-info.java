/**
 * Drafts of mappings: reads a sample of a register that nobody has mapped yet, tells charset, format, fields and types, and suggests
 * targets of the reference model. What comes out is a file for a person to decide on; nothing here maps a value.
 */
@NullMarked
package kr.ieum.schemas.draft;

import org.jspecify.annotations.NullMarked;
