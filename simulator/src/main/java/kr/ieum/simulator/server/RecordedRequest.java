package kr.ieum.simulator.server;

import java.util.Map;

/**
 * One request as it arrived.
 *
 * @param time of arrival, ISO 8601 with offset, by the simulator's clock
 * @param operation HTTP method or SFTP operation
 * @param path of the resource or file
 * @param headers names in lower case; the bearer key is replaced by dots
 * @param body as text, cut after 64 Ki characters
 */
public record RecordedRequest(String time, String operation, String path, Map<String, String> headers, String body) {}
