package kr.ieum.simulator.delivery;

import java.time.LocalDate;
import kr.ieum.simulator.server.Mode;

/** What a register delivers every night. */
public interface NightlyFile {

    /** The file's name for a night. */
    String nameOf(LocalDate night);

    /** The whole file as it looks in that mode; what is cut off or repeated of it is the server's business. */
    byte[] of(LocalDate night, Mode mode);
}
