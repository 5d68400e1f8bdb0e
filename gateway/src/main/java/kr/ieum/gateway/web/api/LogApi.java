package kr.ieum.gateway.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.publish.Published;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.publish.StampedCheckpoints;
import kr.ieum.gateway.log.tile.MalformedTile;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.web.VerifyAttempts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The published log for anybody (C2SP tlog-tiles): checkpoint, tiles, bundles of entries, key, and the proof of one leaf. It reads files
 * and no session; one address may ask {@value #PER_MINUTE} times a minute, which follows the busiest log in bundles of 256 leaves.
 */
@Controller
final class LogApi {

    static final int PER_MINUTE = 3000;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM_VALUE;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String TIMESTAMP = "application/timestamp-reply";
    private static final Pattern STAMPED = Pattern.compile("([1-9][0-9]{0,17})\\.(checkpoint|tsr)");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final PublishedLog log;
    private final StampedCheckpoints stamped;
    private final ApiWriter writer;
    private final VerifyAttempts attempts;

    LogApi(PublishedLog log, StampedCheckpoints stamped, ApiWriter writer, Clock clock) {
        this.log = log;
        this.stamped = stamped;
        this.writer = writer;
        this.attempts = new VerifyAttempts(clock, PER_MINUTE);
    }

    @GetMapping(path = "/log/key", produces = MediaType.TEXT_PLAIN_VALUE)
    void key(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        answer(
                request,
                response,
                locale,
                TEXT,
                () -> Optional.of((log.key().text() + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Of the newest shard. */
    @GetMapping(path = "/log/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    void checkpoint(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        answer(request, response, locale, TEXT, () -> log.current().map(Published::note));
    }

    @GetMapping(path = "/log/{shard}/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    void checkpoint(
            @PathVariable("shard") String shard,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        answer(request, response, locale, TEXT, () -> log.shard(shard).map(Published::note));
    }

    /** Of the newest shard: tile/L/N, tile/entries/N, and the same with .p/W. */
    @GetMapping(path = "/log/tile/{*path}", produces = BYTES)
    void tile(
            @PathVariable("path") String path, HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        answer(request, response, locale, BYTES, () -> tile(log.current(), path));
    }

    @GetMapping(path = "/log/{shard}/tile/{*path}", produces = BYTES)
    void tile(
            @PathVariable("shard") String shard,
            @PathVariable("path") String path,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        answer(request, response, locale, BYTES, () -> tile(log.shard(shard), path));
    }

    /** As C2SP tlog-proof; it waits some seconds for the checkpoint that covers the leaf. */
    @GetMapping(path = "/log/proof/{shard}/{index}", produces = MediaType.TEXT_PLAIN_VALUE)
    void proof(
            @PathVariable("shard") String shard,
            @PathVariable("index") String index,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        answer(
                request,
                response,
                locale,
                TEXT,
                () -> log.shard(shard).isEmpty() || !INDEX.matcher(index).matches()
                        ? Optional.empty()
                        : log.proof(new Position(shard, Long.parseLong(index)), PATIENCE)
                                .map(proof -> proof.getBytes(StandardCharsets.UTF_8)));
    }

    /** A line for each: size, stamped time, authority; the newest first. */
    @GetMapping(path = "/log/{shard}/timestamps", produces = MediaType.TEXT_PLAIN_VALUE)
    void timestamps(
            @PathVariable("shard") String shard,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        answer(
                request,
                response,
                locale,
                TEXT,
                () -> log.shard(shard).isEmpty() ? Optional.empty() : Optional.of(stamped.listing(shard)));
    }

    /** SIZE.checkpoint or SIZE.tsr, as {@code openssl ts -verify -data … -in …} takes them. */
    @GetMapping(
            path = "/log/{shard}/timestamp/{file}",
            produces = {MediaType.TEXT_PLAIN_VALUE, TIMESTAMP})
    void timestamp(
            @PathVariable("shard") String shard,
            @PathVariable("file") String file,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Matcher name = STAMPED.matcher(file);
        boolean known = name.matches() && log.shard(shard).isPresent();
        boolean token = known && name.group(2).equals("tsr");
        answer(
                request,
                response,
                locale,
                token ? TIMESTAMP : TEXT,
                () -> !known
                        ? Optional.empty()
                        : stamped.find(shard, Long.parseLong(name.group(1)))
                                .map(files -> token ? files.answer() : files.note()));
    }

    private static Optional<byte[]> tile(Optional<Published> shard, String path) throws IOException {
        try {
            TilePath wanted = TilePath.parse("tile" + path);
            return shard.isEmpty() ? Optional.empty() : shard.get().tile(wanted);
        } catch (MalformedTile notATile) {
            return Optional.empty();
        }
    }

    /** What there is to answer with. */
    @FunctionalInterface
    private interface Bytes {
        Optional<byte[]> read() throws IOException;
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Locale locale, String mediaType, Bytes bytes)
            throws IOException {
        if (!attempts.allows(request.getRemoteAddr())) {
            writer.problem(Problem.of(ProblemType.TOO_MANY_REQUESTS), locale, response);
            return;
        }
        Optional<byte[]> found = bytes.read();
        if (found.isEmpty()) {
            writer.problem(Problem.of(ProblemType.NOT_FOUND), locale, response);
            return;
        }
        if (mediaType.equals(BYTES)) {
            // A tile never changes, so anybody may keep it; the filter before has said that nothing may be kept.
            response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER);
        }
        response.setContentType(mediaType);
        response.setContentLength(found.get().length);
        response.getOutputStream().write(found.get());
    }
}
