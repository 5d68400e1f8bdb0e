package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** nginx as a reverse proxy with mutual TLS in front of the echo, where the machine has one. */
final class NginxProxy {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"));

    private NginxProxy() {}

    /** Where it is installed; nothing where it isn't. */
    static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts it with a worker for each processor; they end with the process that is asked to end.
     *
     * @param to the port that it forwards to
     */
    static Process start(Children children, Path program, Path folder, ExchangeIdentity identity, int port, int to)
            throws IOException {
        Files.createDirectories(folder);
        Path settings = Files.writeString(folder.resolve("nginx.conf"), """
            daemon off;
            worker_processes auto;
            pid nginx.pid;
            error_log error.log;
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              upstream echo { server 127.0.0.1:%d; keepalive 64; keepalive_requests 1000000000; }
              server {
                listen 127.0.0.1:%d ssl;
                ssl_certificate %s;
                ssl_certificate_key %s;
                ssl_client_certificate %s;
                ssl_verify_client on;
                ssl_protocols TLSv1.2 TLSv1.3;
                keepalive_requests 1000000000;
                location / {
                  proxy_pass http://echo;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffer_size 16k;
                  proxy_buffers 8 16k;
                }
              }
            }
            """.formatted(
                to, port, identity.file("server.pem"), identity.file("server-key.pem"), identity.file("ca.pem")));
        return children.start(new ProcessBuilder(
                        program.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        settings.toString(),
                        "-e",
                        folder.resolve("error.log").toString())
                .redirectError(folder.resolve("nginx.err").toFile()));
    }
}
