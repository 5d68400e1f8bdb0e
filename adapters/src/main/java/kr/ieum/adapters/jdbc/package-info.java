/**
 * Transport {@code jdbc}: registers whose keeper opens views of a database. Questions are statements made from checked names, values
 * travel as parameters only.
 */
@NullMarked
package kr.ieum.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
