/**
 * What is generated from the reference model and never kept by hand: JSON Schema, JSON-LD context, CMF and XML Schema. Knows model,
 * forms and code lists; what an agreement or a view lets through is handed to it as a {@link kr.ieum.schemas.export.Selection}.
 */
@NullMarked
package kr.ieum.schemas.export;

import org.jspecify.annotations.NullMarked;
