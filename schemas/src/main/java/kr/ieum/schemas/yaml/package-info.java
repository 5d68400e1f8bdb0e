/** Reads the project's strict YAML files with line positions and collects every fault of a file instead of the first. Knows nothing of what the files mean. */
@NullMarked
package kr.ieum.schemas.yaml;

import org.jspecify.annotations.NullMarked;
