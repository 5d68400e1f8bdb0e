package kr.ieum.schemas.mapping;

import java.io.IOException;

/** Cuts a file into pieces that can be decoded each by itself. One pass over one file, for one thread. */
interface Cutter {

    Cut next() throws IOException;
}
