/**
 * Migrations that SQL alone can't say the same way on H2 and PostgreSQL. Flyway finds them by this package's name, beside the scripts.
 */
@NullMarked
package db.migration.common;

import org.jspecify.annotations.NullMarked;
