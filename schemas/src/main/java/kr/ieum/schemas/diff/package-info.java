/**
 * Compares two versions of a reference model: what changed, whether it is patch, minor or major, and which mappings no longer fit.
 * What it means for agreements and views is the gateway's to find out with their own loaders.
 */
@NullMarked
package kr.ieum.schemas.diff;

import org.jspecify.annotations.NullMarked;
