/**
 * What officials did and what was made of it: the one session of each, one's own look-ups, reviews by the team head, reports
 * of a wrong person, and requests that need a second person. Holds no value of a register and no citizen's name; officials and
 * case numbers stand in its tables as keyed hashes or sealed.
 */
@NullMarked
package kr.ieum.gateway.oversight;

import org.jspecify.annotations.NullMarked;
