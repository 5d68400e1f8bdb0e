/**
 * The file under an H2 database, made safe against a power cut: writes go ahead into a journal that is forced in their stead.
 * Knows H2's file systems and nothing of what the file holds.
 */
@NullMarked
package kr.ieum.gateway.log.file;

import org.jspecify.annotations.NullMarked;
