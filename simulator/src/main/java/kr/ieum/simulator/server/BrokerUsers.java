package kr.ieum.simulator.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** The broker's users; a user's one role has the user's name. */
final class BrokerUsers implements ActiveMQSecurityManager {

    private final Map<String, String> passwords;

    BrokerUsers(Map<String, String> passwords) {
        this.passwords = Map.copyOf(passwords);
    }

    @Override
    public boolean validateUser(String user, String password) {
        if (user == null || password == null || !passwords.containsKey(user)) {
            return false;
        }
        return MessageDigest.isEqual(bytes(password), bytes(passwords.getOrDefault(user, "")));
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return validateUser(user, password)
                && roles.stream().anyMatch(role -> role.getName().equals(user) && check.hasRole(role));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
