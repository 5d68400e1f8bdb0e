package kr.ieum.gateway.exchange.sftp;

import java.time.Clock;
import java.time.Duration;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.gateway.exchange.intake.Intake;
import kr.ieum.gateway.exchange.intake.Taking;

/**
 * Takes what a register's system announces out of a folder of its agency's SFTP server, one file after the other in the order of their names, at each
 * visit. Several nodes may visit the same folder: each file is accepted once, and what lies behind it not before.
 */
public final class FolderIntake extends Taking {

    private final DropFolder folder;
    private final FolderVisit work;

    /**
     * Nothing is taken before {@link #start}.
     *
     * @param interval how often the folder is looked into
     */
    public FolderIntake(DropFolder folder, Duration interval, Intake intake, Clock clock) {
        super("folder", intake.source().place(), interval);
        this.folder = folder;
        this.work = new FolderVisit(intake, clock);
    }

    @Override
    protected void look() throws InterruptedException {
        switch (folder.visit(work::take)) {
            case DropFolder.Outcome.Visited() -> unhindered();
            case DropFolder.Outcome.Failed(String cause) -> hindered(cause);
        }
    }

    @Override
    protected void breakOff() {
        folder.close();
    }
}
