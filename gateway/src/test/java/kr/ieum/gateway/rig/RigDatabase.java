package kr.ieum.gateway.rig;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The child's database: tells each step of the write path before it is done, and has the bug that was planted. */
final class RigDatabase {

    /** Where the leaves stand among the arguments of a group's row. */
    private static final int LEAVES = 5;

    private final Bug bug;
    private final Consumer<Step> before;
    private boolean commitIsOpen;
    private PreparedStatement recordsToCome;
    private int recordsSeen;
    private int groupsSeen;

    private RigDatabase(Bug bug, Consumer<Step> before) {
        this.bug = bug;
        this.before = before;
    }

    static DataSource of(DataSource real, Bug bug, Consumer<Step> before) {
        RigDatabase rig = new RigDatabase(bug, before);
        return wrap(DataSource.class, (method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? rig.wrap(connection) : result;
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T wrap(Class<T> type, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> call.on(method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Connection wrap(Connection real) {
        return wrap(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "prepareStatement" -> prepare(real, (String) arguments[0]);
            case "createStatement" -> wrap(real.createStatement());
            case "commit" -> {
                tell("commit");
                commit(real);
                yield null;
            }
            default -> call(real, method, arguments);
        });
    }

    private void tell(String sql) {
        for (Step step : Step.values()) {
            if (step.begins(sql)) {
                before.accept(step);
            }
        }
    }

    private void commit(Connection real) throws Throwable {
        if (bug == Bug.ANSWERS_BEFORE_COMMIT) {
            commitIsOpen = true;
            return;
        }
        real.commit();
        if (!real.getMetaData().getURL().startsWith("jdbc:h2:")) {
            // nothing is forced after a commit there
            before.accept(Step.ANSWER);
        }
        if (bug == Bug.WRITES_RECORDS_LATER && recordsToCome != null) {
            force(real);
            before.accept(Step.ANSWER);
            recordsToCome.executeBatch();
            recordsToCome = null;
            real.commit();
        }
    }

    /** Of what a bug commits too early nothing would be left after the power cut otherwise. */
    private static void force(Connection real) throws SQLException {
        try (Statement statement = real.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private PreparedStatement prepare(Connection real, String sql) throws Throwable {
        if (commitIsOpen) {
            commitIsOpen = false;
            real.commit();
        }
        if (bug == Bug.COMMITS_BEFORE_THE_GROUP && Step.GROUP.begins(sql)) {
            real.commit();
            force(real);
        }
        tell(sql);
        if (bug == Bug.WRITES_LATER && sql.contains("information_schema.settings")) {
            return real.prepareStatement("SELECT '0' WHERE ? IS NOT NULL");
        }
        PreparedStatement statement = real.prepareStatement(sql);
        return wrap(PreparedStatement.class, (method, arguments) -> run(statement, sql, method, arguments));
    }

    private Object run(PreparedStatement statement, String sql, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (Step.RECORDS.begins(sql)) {
            if (bug == Bug.DROPS_RECORDS && name.equals("executeBatch")) {
                return new int[0];
            }
            if (bug == Bug.WRITES_EVERY_OTHER_RECORD && name.equals("addBatch")) {
                recordsSeen++;
                return recordsSeen % 2 == 0 ? null : call(statement, method, arguments);
            }
            if (bug == Bug.WRITES_RECORDS_LATER) {
                if (name.equals("executeBatch")) {
                    recordsToCome = statement;
                    return new int[0];
                }
                if (name.equals("close")) {
                    return null;
                }
            }
        }
        if (Step.GROUP.begins(sql)) {
            if (bug == Bug.FORGETS_THE_GROUP && name.equals("executeBatch")) {
                return new int[0];
            }
            if (name.equals("setBytes") && arguments[0].equals(LEAVES)) {
                return call(statement, method, new Object[] {LEAVES, mangled((byte[]) arguments[1])});
            }
        }
        boolean left = bug == Bug.DOES_NOT_SWAP && Step.SWAP.begins(sql);
        return left && name.equals("executeUpdate") ? (Object) 1 : call(statement, method, arguments);
    }

    private byte[] mangled(byte[] leaves) {
        byte[] bytes = leaves.clone();
        return switch (bug) {
            case DROPS_LEAVES -> new byte[0];
            case LOSES_THE_FIRST_LEAF -> {
                boolean first = groupsSeen++ == 0;
                int length = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
                yield first ? Arrays.copyOfRange(bytes, 2 + length, bytes.length) : bytes;
            }
            case ALTERS_LEAVES -> {
                bytes[bytes.length - 1] ^= 1;
                yield bytes;
            }
            default -> bytes;
        };
    }

    private Statement wrap(Statement real) {
        return wrap(Statement.class, (method, arguments) -> {
            if (arguments == null || !(arguments[0] instanceof String sql)) {
                return call(real, method, arguments);
            }
            if (bug == Bug.WRITES_LATER && sql.equals("SET WRITE_DELAY 0")) {
                return real.execute("SET WRITE_DELAY 500");
            }
            tell(sql);
            boolean unforced = bug == Bug.WRITES_LATER || bug == Bug.ANSWERS_BEFORE_FORCE;
            if (!(unforced && Step.FORCE.begins(sql))) {
                Object[] same = Arrays.copyOf(arguments, arguments.length);
                Object result = call(real, method, same);
                // With records that come later the answer is shown before them, and there alone.
                if (Step.FORCE.begins(sql) && bug != Bug.WRITES_RECORDS_LATER) {
                    before.accept(Step.ANSWER);
                }
                return result;
            }
            return false;
        });
    }
}
