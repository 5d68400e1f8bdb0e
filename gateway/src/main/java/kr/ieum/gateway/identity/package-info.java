/**
 * Who is who: agencies and their classes, systems, officials with their roles, and the keys and secrets of this node.
 * Every claim about a requester's agency, role or assurance comes from here.
 */
@NullMarked
package kr.ieum.gateway.identity;

import org.jspecify.annotations.NullMarked;
