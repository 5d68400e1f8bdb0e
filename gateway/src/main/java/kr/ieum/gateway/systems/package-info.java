/**
 * How agencies' systems come to be known: their certificates and signature keys from request to revocation, each step a leaf of the
 * disclosure log, and an authority that signs certificates for the demo. Knows neither HTTP nor what a system asks.
 */
@NullMarked
package kr.ieum.gateway.systems;

import org.jspecify.annotations.NullMarked;
