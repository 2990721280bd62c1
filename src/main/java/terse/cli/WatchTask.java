package terse.cli;

import java.nio.file.Path;
import terse.report.ReportException;
import terse.report.ReportServer;
import terse.report.RunFolder;

/** What {@code terse watch} does: serves until it is stopped. */
record WatchTask(Path folder, int port) {
  private static final int LAST_PORT = 65535;

  int call() throws InterruptedException {
    RunFolder.at(folder);
    try (ReportServer server = serve(folder, port)) {
      server.await();
    }
    return ExitCodes.DONE;
  }

  /** Starts a server, and says where it is. */
  static ReportServer serve(Path folder, int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new ReportException("--port must be from 0 to " + LAST_PORT + ", but is " + port);
    }
    ReportServer server = ReportServer.start(folder, port);
    System.err.println("The report is at " + server.address() + " until Ctrl-C");
    return server;
  }
}
