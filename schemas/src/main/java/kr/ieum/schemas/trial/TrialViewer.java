package kr.ieum.schemas.trial;

import java.io.IOException;

/** Sees a trial run go by. */
public interface TrialViewer {

    /** One more record was read; of a large file only the first ones are shown. */
    void record(TrialRecord record) throws IOException;

    /** How far it has come: bytes and records read so far. */
    void progress(long bytes, long records) throws IOException;
}
