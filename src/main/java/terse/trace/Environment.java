package terse.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What ran an experiment: the version of Terse, the JVM, the machine's kind. */
public final class Environment {
  private Environment() {}

  /** The version of Terse. */
  public static String version() {
    try (InputStream in = Environment.class.getResourceAsStream("/terse/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it, by name. */
  public static Map<String, Object> describe() {
    Map<String, Object> environment = new LinkedHashMap<>();
    environment.put("terse", version());
    environment.put(
        "jvm",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    environment.put("arch", System.getProperty("os.arch"));
    environment.put("cores", Runtime.getRuntime().availableProcessors());
    environment.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
    return environment;
  }
}
