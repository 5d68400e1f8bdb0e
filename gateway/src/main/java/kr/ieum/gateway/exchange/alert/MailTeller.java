package kr.ieum.gateway.exchange.alert;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails alerts through the configured server, in Korean and English. */
public final class MailTeller implements Teller {

    private static final Logger LOG = LoggerFactory.getLogger(MailTeller.class);
    private static final String PATIENCE_MILLIS = "3000";

    private final AlertRules.Mail mail;
    private final Function<SecretName, Optional<Secret>> secrets;

    /** @param secrets finds secrets, anew each time */
    public MailTeller(AlertRules.Mail mail, Function<SecretName, Optional<Secret>> secrets) {
        this.mail = mail;
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean tell(Alert alert) {
        Optional<Secret> password = mail.password().flatMap(secrets);
        if (mail.password().isPresent() && password.isEmpty()) {
            LOG.error(
                    "mails of alerts can't be sent: secret {} is missing",
                    mail.password().get().text());
            return false;
        }
        // without TLS no password leaves
        boolean signsIn = mail.tls() && mail.user().isPresent() && password.isPresent();
        Session session = Session.getInstance(properties(signsIn));
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, alert);
            if (signsIn) {
                transport.connect(
                        mail.host(),
                        mail.port(),
                        mail.user().get(),
                        password.get().reveal());
            } else {
                transport.connect(mail.host(), mail.port(), null, null);
            }
            transport.sendMessage(message, message.getAllRecipients());
            return true;
        } catch (MessagingException e) {
            LOG.warn(
                    "the mail server of alerts doesn't take them: {}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private Properties properties(boolean signsIn) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.auth", Boolean.toString(signsIn));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(mail.tls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(mail.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private MimeMessage message(Session session, Alert alert) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(mail.from()));
        for (String to : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(alert.since().atOffset(ZoneOffset.UTC)));
        message.setSubject("[이음 Ieum] " + AlertText.title(alert), StandardCharsets.UTF_8.name());
        message.setText(AlertText.body(alert), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }
}
