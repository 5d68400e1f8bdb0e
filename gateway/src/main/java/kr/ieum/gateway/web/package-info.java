/**
 * The screens: signing in, one's cases, one screen per case; server-rendered pages that work without script, in Korean and English.
 * Thin: they ask use cases and lay out what these release, and must not know SQL, transports or how a decision is made.
 */
@NullMarked
package kr.ieum.gateway.web;

import org.jspecify.annotations.NullMarked;
