package terse.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium that opens files. It keeps what the page wrote on its console and what it
 * asked the network for.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    driver.get("about:blank");
    console();
    requests(); // those of the browser's own first page
  }

  /**
   * A browser with a new profile; where Chromium or its driver is absent the calling test is
   * skipped, by name.
   *
   * @param profile an empty folder
   */
  public static Browser orSkip(Path profile) {
    Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<File> driver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        () -> "no chromium and chromedriver found on the PATH");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> onPath(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return Arrays.stream(names)
        .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens a file, and waits until a script in it gives true. */
  public void open(Path file, String untilScript) {
    driver.get(file.toUri().toString());
    until(untilScript);
  }

  /** Waits until a script gives true; fails where it does not within a minute. */
  public void until(String script) {
    driver.executeAsyncScript(
        "const done = arguments[0]; const until = () => { "
            + script
            + " };"
            + "const look = () => until() ? done() : requestAnimationFrame(look); look();");
  }

  /** The value of a script. */
  public Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** A script's value as JSON, so that every number arrives whole. */
  public JsonNode json(String expression) {
    return JsonMapper.shared().readTree((String) run("return JSON.stringify(" + expression + ")"));
  }

  /** The first element of a CSS selector. */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of all elements of a CSS selector. */
  public List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Chooses an entry of a select element by its value. */
  public void choose(String selector, String value) {
    driver.findElements(By.cssSelector(selector + " option")).stream()
        .filter(option -> value.equals(option.getDomProperty("value")))
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** Moves the mouse to a place of an element, from its upper left corner in pixels. */
  public Actions at(WebElement element, int x, int y) {
    return new Actions(driver)
        .moveToElement(
            element, x - element.getSize().getWidth() / 2, y - element.getSize().getHeight() / 2);
  }

  /** Shows the page as on a screen this wide, to somebody who prefers light or dark. */
  public void screen(int width, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What was written on the console since this was last asked. */
  public List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** The addresses that the page asked for since this was last asked. */
  public List<String> requests() {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JsonMapper.shared().readTree(entry.getMessage()).get("message");
      String method = message.get("method").asString();
      Stream.of("/params/request/url", "/params/url")
          .map(message::at)
          .filter(url -> method.equals("Network.requestWillBeSent") || isSocket(method))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .forEach(addresses::add);
    }
    return addresses;
  }

  private static boolean isSocket(String method) {
    return method.equals("Network.webSocketCreated")
        || method.equals("Network.webTransportCreated");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
