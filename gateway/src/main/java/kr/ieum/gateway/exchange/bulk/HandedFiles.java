package kr.ieum.gateway.exchange.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** How the files that systems handed in stand, for people: figures and codes, nothing of what is in a file. */
public final class HandedFiles {

    private final DataSource database;
    private final BulkFiles files;

    /** Reads the files of that database. */
    public HandedFiles(DataSource database, BulkFiles files) {
        this.database = database;
        this.files = files;
    }

    /**
     * Whose files are seen.
     *
     * @param by what {@code agency/system} begins with
     * @param whole whether it is all of it
     */
    public record Whose(String by, boolean whole) {

        /** Everybody's. */
        public static final Whose ALL = new Whose("", false);

        /** Those of all systems of an agency. */
        public static Whose of(String agency) {
            return new Whose(agency + '/', false);
        }

        /** Those of one system. */
        public static Whose of(String agency, String system) {
            return new Whose(agency + '/' + system, true);
        }
    }

    /** Which of them. */
    public enum Which {
        /** Those of which something is left. */
        KEPT,
        /** Those of which only figures are. */
        DELETED
    }

    /**
     * A file.
     *
     * @param handedBy {@code agency/system}
     * @param task of use
     * @param register that is asked
     */
    public record Handed(String handedBy, String task, String register, Progress progress) {}

    /** The newest first, after so many that are skipped. */
    public List<Handed> list(Whose whose, Which which, int skipped, int most) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            List<Handed> found = new ArrayList<>();
            for (BulkRows.File file : BulkRows.list(connection, whose, which == Which.DELETED, skipped, most)) {
                found.add(new Handed(file.handedBy(), file.task(), file.register(), files.progress(connection, file)));
            }
            return List.copyOf(found);
        } catch (SQLException e) {
            throw new IllegalStateException("files can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }
}
