/**
 * The transports that come with the gateway. The one place to add a further one.
 */
@NullMarked
package kr.ieum.adapters.shipped;

import org.jspecify.annotations.NullMarked;
