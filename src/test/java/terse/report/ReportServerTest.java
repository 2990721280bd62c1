package terse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportServerTest {
  private static final String PAGE = "<html>\"default-src 'none'; x\" one</html>";

  @TempDir Path temporary;
  private Path folder;
  private ReportServer server;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(temporary.resolve("secret"), "secret");
    folder = Files.createDirectory(temporary.resolve("run"));
    Files.writeString(folder.resolve("curves.csv"), "secret");
    server = ReportServer.start(folder, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** What the server says to these very bytes. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(Path file, String text, long time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time));
  }

  @Test
  void servesTheNewestPageAndTellsPagesApart() throws Exception {
    assertThat(get("/").body()).contains("There is no report yet.");
    String none = get("/version").body();
    assertThat(get("/").body()).contains("data-version=\"" + none + "\"");
    write(folder.resolve(".live/report.html"), PAGE, 1_000_000);
    String one = get("/version").body();
    HttpResponse<String> page = get("/");
    assertThat(page.body())
        .startsWith("<html>\"default-src 'none'; connect-src 'self'; x\" one</html>")
        .contains("data-version=\"" + one + "\"", "location.reload()");
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    write(folder.resolve("report.html"), "the end", 2_000_000);
    assertThat(get("/").body()).startsWith("the end");
    assertThat(List.of(none, one, get("/version").body())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/curves.csv",
        "//etc/passwd",
        "/version/../curves.csv",
        "/report.html"
      })
  void noPathLeadsToAFile(String path) throws IOException {
    String host = "localhost:" + server.address().getPort();
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("secret");
  }

  @Test
  void answersThisMachineAlone() throws IOException {
    write(folder.resolve("report.html"), PAGE, 1_000_000);
    String host = "localhost:" + server.address().getPort();
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET / HTTP/1.0\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw("POST / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    int port = server.address().getPort();
    for (var network : Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
      for (var address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(
                  () -> {
                    try (Socket socket = new Socket()) {
                      socket.connect(new InetSocketAddress(address, port), 2000);
                    }
                  })
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  @Test
  void aPortInUseIsSaid() {
    int port = server.address().getPort();
    assertThatThrownBy(() -> ReportServer.start(folder, port))
        .isInstanceOf(ReportException.class)
        .hasMessage("--port: port " + port + " is in use or not allowed; 0 takes any that is free");
  }

  @Test
  void afterItsEndNobodyWaits() throws Exception {
    URI address = server.address();
    server.close();
    server.await();
    assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), address.getPort()).close())
        .isInstanceOf(IOException.class);
  }
}
