package terse.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Serves the report of a folder to this machine alone, and has it loaded again when there is
 * another. It serves two things, the page and what tells pages apart; no path leads to a file.
 */
public final class ReportServer implements AutoCloseable {
  /** The folder, in a run's own, of what a run that is under way has recorded so far. */
  public static final String PARTIAL = ".live";

  private static final int FOUND = 200;
  private static final int REFUSED = 403;
  private static final int NOT_FOUND = 404;
  private static final String WAITING =
      "<!doctype html><meta charset=\"utf-8\"><title>Terse</title><body><p>There is no report yet.";

  /** A report may ask nobody for anything; a served one asks its server for the next. */
  private static final String ALONE = "default-src 'none'";

  private final Path folder;
  private final HttpServer server;
  private final Set<String> hosts;
  private boolean closed;

  private ReportServer(Path folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
    String port = ":" + server.getAddress().getPort();
    hosts = Set.of("localhost" + port, "127.0.0.1" + port, "[::1]" + port);
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any that is free
   * @throws ReportException where the port cannot be had
   */
  public static ReportServer start(Path folder, int port) {
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      ReportServer made =
          new ReportServer(folder, HttpServer.create(new InetSocketAddress(here, port), 0));
      made.server.createContext("/", made::answer);
      made.server.start();
      return made;
    } catch (BindException e) {
      throw new ReportException(
          "--port: port " + port + " is in use or not allowed; 0 takes any that is free", e);
    } catch (IOException e) {
      throw new ReportException("the report cannot be served: " + e.getMessage(), e);
    }
  }

  /** Where a browser on this machine finds the page. */
  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  /** Waits until it is closed. */
  public synchronized void await() throws InterruptedException {
    while (!closed) {
      wait();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.stop(0);
    notifyAll();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      String path = exchange.getRequestURI().getPath();
      if (!exchange.getRequestMethod().equals("GET") || host == null || !hosts.contains(host)) {
        send(exchange, REFUSED, "text/plain", "this page is for this machine");
      } else if (path.equals("/")) {
        send(exchange, FOUND, "text/html", page());
      } else if (path.equals("/version")) {
        send(exchange, FOUND, "text/plain", version(newest()));
      } else {
        send(exchange, NOT_FOUND, "text/plain", "there is no such page");
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String page() throws IOException {
    Optional<Path> file = newest();
    String version = version(file);
    String page = file.isPresent() ? Files.readString(file.get()) : WAITING;
    page = page.replaceFirst(ALONE, ALONE + "; connect-src 'self'");
    return page + "\n<script data-version=\"" + version + "\">\n" + script() + "</script>\n";
  }

  private static String script() {
    try (InputStream in = ReportServer.class.getResourceAsStream("/terse/report/live.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report of the run that is under way, or of the one that has ended, whichever is newer. */
  private Optional<Path> newest() {
    return Stream.of(folder.resolve(Report.FILE), folder.resolve(PARTIAL).resolve(Report.FILE))
        .filter(Files::isRegularFile)
        .max((one, other) -> time(one).compareTo(time(other)));
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // it has just been removed
    }
  }

  /** Differs between pages. */
  private static String version(Optional<Path> file) {
    return file.map(each -> each.getParent().getFileName() + "-" + time(each).toMillis())
        .orElse("none")
        .replaceAll("[^A-Za-z0-9.-]", "_");
  }
}
