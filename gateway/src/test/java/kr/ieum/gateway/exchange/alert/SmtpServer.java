package kr.ieum.gateway.exchange.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** As much of SMTP (RFC 5321) as it takes to receive a mail. */
final class SmtpServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<String> recipients = Collections.synchronizedList(new ArrayList<>());
    private final List<String> data = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean refuses;

    SmtpServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    void refuse() {
        refuses = true;
    }

    /** What the client said, line by line, without the mail. */
    List<String> said() {
        return List.copyOf(said);
    }

    List<String> recipients() {
        return List.copyOf(recipients);
    }

    /** The mail's text, decoded. */
    String text() throws MessagingException, IOException {
        ByteArrayInputStream mail =
                new ByteArrayInputStream(String.join("\n", data).getBytes(UTF_8));
        return String.valueOf(new MimeMessage(Session.getInstance(new Properties()), mail).getContent());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client went away, or the test has ended
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 test");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            if (line.startsWith("EHLO")) {
                say(out, "250-test\r\n250 8BITMIME");
            } else if (line.startsWith("RCPT")) {
                recipients.add(line.replaceAll(".*<|>.*", ""));
                say(out, refuses ? "550 no" : "250 ok");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                    data.add(text);
                }
                say(out, "250 ok");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
