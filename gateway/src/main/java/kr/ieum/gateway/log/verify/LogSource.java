package kr.ieum.gateway.log.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where a shard's checkpoint and tiles are read. */
public interface LogSource {
    /**
     * The bytes at a path such as {@code checkpoint} or {@code tile/0/000}; empty when there is nothing.
     *
     * @throws IOException when it can't be read
     */
    Optional<byte[]> read(String path) throws IOException;

    /** Another shard of the same log. */
    LogSource shard(String name);

    /** A directory: a shard's own, beside which those of the other shards stand. */
    static LogSource directory(Path directory) {
        return new LogSource() {
            @Override
            public Optional<byte[]> read(String path) throws IOException {
                try {
                    return Optional.of(Files.readAllBytes(directory.resolve(path)));
                } catch (NoSuchFileException e) {
                    return Optional.empty();
                }
            }

            @Override
            public LogSource shard(String name) {
                return directory(directory.toAbsolutePath().resolveSibling(name));
            }
        };
    }

    /**
     * An address: that of the log, which shows its current shard, or of one shard. Redirects are not followed.
     *
     * @param log address of the log, beneath which each shard has its name
     * @param shard address of the shard to read
     */
    static LogSource web(URI log, URI shard) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        return web(client, slash(log), slash(shard));
    }

    private static LogSource web(HttpClient client, URI log, URI shard) {
        return new LogSource() {
            @Override
            public Optional<byte[]> read(String path) throws IOException {
                HttpRequest request = HttpRequest.newBuilder(shard.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
                try {
                    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
                    return switch (answer.statusCode()) {
                        case 200 -> Optional.of(answer.body());
                        case 404, 410 -> Optional.empty();
                        default -> throw new IOException(request.uri() + " answers " + answer.statusCode());
                    };
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while reading " + request.uri());
                }
            }

            @Override
            public LogSource shard(String name) {
                return web(client, log, log.resolve(name + "/"));
            }
        };
    }

    private static URI slash(URI address) {
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }
}
