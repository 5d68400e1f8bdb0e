/**
 * What all transports share of Camel: the adapter that sends a question into its route, and the factory that makes routes
 * from templates. Nothing of a definition becomes endpoint text, an expression or a header; only typed bodies travel.
 */
@NullMarked
package kr.ieum.adapters.camel;

import org.jspecify.annotations.NullMarked;
