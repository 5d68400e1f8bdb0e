/**
 * Agencies that exchange files: an SFTP server of an agency's own with a folder in which it leaves files for others, or finds those that were put there
 * for it, and the signatures beside them. Knows nothing of what the files say.
 */
@NullMarked
package kr.ieum.simulator.folder;

import org.jspecify.annotations.NullMarked;
