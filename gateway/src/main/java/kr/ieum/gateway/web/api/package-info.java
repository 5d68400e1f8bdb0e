/**
 * The same use cases as JSON and server-sent events under /api/v1, described by the committed OpenAPI file.
 * Thin like the screens: it reads strictly, asks a use case, and writes what was released or a problem (RFC 9457).
 */
@NullMarked
package kr.ieum.gateway.web.api;

import org.jspecify.annotations.NullMarked;
