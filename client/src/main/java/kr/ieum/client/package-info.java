/**
 * A client of a gateway for systems in Java: it signs what it asks, verifies what it is answered, and tries again where that is safe. What it
 * stands on lies in the packages beneath, which the gateway uses too.
 */
@NullMarked
package kr.ieum.client;

import org.jspecify.annotations.NullMarked;
