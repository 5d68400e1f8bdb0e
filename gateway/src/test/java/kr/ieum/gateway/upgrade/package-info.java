/**
 * Installations of earlier versions, brought to today's schema with rows in every table.
 * Their rows stand beside this package as SQL, one file for each migration that brings a table.
 */
@NullMarked
package kr.ieum.gateway.upgrade;

import org.jspecify.annotations.NullMarked;
