/**
 * What one leaf of the disclosure log says: its kinds, what stands in clear, what stands as a salted commitment, and the
 * bytes it is written as. It knows neither database nor tree, and no value ever enters it except under a salt.
 */
@NullMarked
package kr.ieum.gateway.log.leaf;

import org.jspecify.annotations.NullMarked;
