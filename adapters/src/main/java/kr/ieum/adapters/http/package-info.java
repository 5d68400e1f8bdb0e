/**
 * Registers asked over HTTP with JSON, and the thin exchange over the JDK's client that other transports over HTTP share.
 * Only POST bodies carry a key; addresses never do.
 */
@NullMarked
package kr.ieum.adapters.http;

import org.jspecify.annotations.NullMarked;
