package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.compress.Compressor;
import terse.experiment.yaml.ExperimentException;
import terse.testing.Jars;

class PluginsTest {
  private static final String COMPRESSORS = "META-INF/services/terse.compress.Compressor";
  private static final String METHODS = "META-INF/services/terse.method.Algorithm";

  /** A compressor of which a test says the modifiers, the name and the components. */
  private static final String SOURCE =
      """
      package mine;

      import terse.compress.Compressor;
      import terse.compress.Guarantee;
      import terse.config.Key;
      import terse.vector.Coins;
      import terse.vector.Vector;
      import terse.wire.BitReader;
      import terse.wire.BitWriter;

      %s %s implements Compressor {
        public void encode(Vector x, Coins coins, BitWriter out) {}

        public void decode(BitReader in, Vector y, double scale) {}

        public Guarantee guarantee(int d) {
          return Guarantee.NONE;
        }

        public long roomFor(int d, int realBits) {
          return 0;
        }
      }
      """;

  @TempDir Path folder;
  private Path classes;

  @BeforeEach
  void choose() {
    classes = folder.resolve("classes");
  }

  @Test
  void aFolderOfClassesIsLookedThroughForWhatItHas() throws IOException {
    compile("public record", "Nothing2Say()");
    compile("record", "Hidden()");
    compile("public final class", "NoRecord");
    Plugins plugins = load(classes);
    assertThat(plugins.types(Compressor.class)).containsOnlyKeys("nothing-2-say");
    Class<?> type = plugins.types(Compressor.class).get("nothing-2-say");
    assertThat(plugins.place(type)).contains(classes);
    Catalogue catalogue = Catalogue.with(plugins);
    assertThat(catalogue.compressors())
        .containsEntry("nothing-2-say", type.asSubclass(Record.class));
    assertThat(catalogue.compressors()).containsKey("top-k");
    assertThat(catalogue.plugin(type)).contains(classes);
    assertThat(catalogue.plugin(catalogue.compressors().get("top-k"))).isEmpty();
    assertThat(Catalogue.ofTerse().compressors()).doesNotContainKey("nothing-2-say");
  }

  @Test
  void aJarThatDeclaresAddsWhatItDeclaresAlone() throws IOException {
    compile("public record", "Told()");
    compile("public record", "Untold()");
    declare(COMPRESSORS, "# of mine\n\n  mine.Told  # the first\nmine.Told\n");
    Path jar = Jars.pack(folder.resolve("my.jar"), classes);
    assertThat(load(jar).types(Compressor.class)).containsOnlyKeys("told");
  }

  @Test
  void placesAreJarsAndFoldersOfJarsInAnyNumber() throws IOException {
    compile("public record", "First()");
    Jars.pack(Files.createDirectory(folder.resolve("jars")).resolve("b.jar"), classes);
    classes = folder.resolve("others");
    compile("public record", "Second()");
    String places =
        folder.resolve("jars") + File.pathSeparator + classes + File.pathSeparator + classes;
    assertThat(Plugins.load(Optional.of(places)).types(Compressor.class))
        .containsOnlyKeys("first", "second");
  }

  @Test
  void theEnvironmentHasTheDefault() throws IOException {
    compile("public record", "First()");
    Map<String, String> environment = Map.of(PluginPlaces.VARIABLE, classes.toString());
    assertThat(Plugins.load(Optional.empty(), environment).types(Compressor.class)).hasSize(1);
    assertThat(Plugins.load(Optional.of(""), environment).types(Compressor.class)).isEmpty();
    assertThat(Plugins.load(Optional.empty(), Map.of()).types(Compressor.class)).isEmpty();
    refused(
        () -> Plugins.load(Optional.empty(), Map.of(PluginPlaces.VARIABLE, "/no/such.jar")),
        "TERSE_PLUGINS: /no/such.jar does not exist");
  }

  @Test
  void aPlaceMustBeThereAndWhole() throws IOException {
    Path missing = folder.resolve("no.jar");
    refused(() -> load(missing), "--plugins: " + missing + " does not exist");
    Path broken = Files.writeString(folder.resolve("broken.jar"), "PK, but no more");
    refused(() -> load(broken), "the plugin " + broken + " cannot be read: ");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refused(() -> load(empty), "the plugin " + empty + " adds nothing: ");
  }

  @Test
  void aClassFileMustBeWhole() throws IOException {
    Files.createDirectories(classes.resolve("mine"));
    Files.writeString(classes.resolve("mine/Broken.class"), "no class");
    refused(
        () -> load(classes),
        "the plugin " + classes + " has the class mine.Broken, which cannot be loaded: ");
  }

  @ParameterizedTest
  @CsvSource({
    "public record,        TopK(),   mine.TopK is the compressor top-k,",
    "public record,        First(),  mine.First is the compressor first,",
  })
  void namesMustBeNew(String modifiers, String header, String fault) throws IOException {
    compile("public record", "First()");
    Path first = Jars.pack(folder.resolve("first.jar"), classes);
    classes = folder.resolve("others");
    compile(modifiers, header);
    refused(
        () -> Plugins.load(Optional.of(first + File.pathSeparator + classes)),
        "the plugin " + classes + " " + fault);
  }

  @ParameterizedTest
  @CsvSource({
    "public record,      Right(), terse.compress.Compressor, mine.Wrong, 'names the class"
        + " mine.Wrong, which is not'",
    "public record,      Right(), terse.method.Algorithm,    mine.Right, 'which does not implement"
        + " terse.method.Algorithm'",
    "record,             Right(), terse.compress.Compressor, mine.Right, which is not public",
    "public final class, Right,   terse.compress.Compressor, mine.Right, which is not a record",
    "public record,      Right(), terse.compress.Compressor, '',         'adds nothing: '",
  })
  void whatIsDeclaredMustBeThere(
      String modifiers, String header, String seam, String named, String fault) throws IOException {
    compile(modifiers, header);
    declare("META-INF/services/" + seam, named + "\n");
    assertThatThrownBy(() -> load(classes))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("the plugin " + classes + " ")
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "Right(int blocks),                     the key blocks of every compressor cannot be its own",
    "Right(int type),                       the key type of every compressor cannot be its own",
    "Right(Thread thread),                  a component of type class java.lang.Thread cannot be",
    "'Right(@Key(value = \"\", orElse = \"x\") int k)', must be an integer",
  })
  void itsComponentsMustBeKeys(String header, String fault) throws IOException {
    compile("public record", header);
    assertThatThrownBy(() -> Catalogue.with(load(classes)))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("the plugin " + classes + " has the class mine.Right: ")
        .hasMessageContaining(fault);
  }

  @Test
  void theMethodsAndTheirKeysAreChosenByTheirOwnServiceFile() throws IOException {
    compile("public record", "Right()");
    declare(METHODS, "");
    declare(COMPRESSORS, "mine.Right");
    assertThat(load(classes).types(Compressor.class)).containsOnlyKeys("right");
  }

  private static Plugins load(Path place) {
    return Plugins.load(Optional.of(place.toString()));
  }

  private static void refused(ThrowingCallable load, String start) {
    assertThatThrownBy(load).isInstanceOf(ExperimentException.class).hasMessageStartingWith(start);
  }

  private void compile(String modifiers, String header) throws IOException {
    String name = header.replaceFirst("\\(.*", "");
    Path sources = Files.createDirectories(folder.resolve("src"));
    Path source = sources.resolve(name + ".java");
    Files.writeString(source, SOURCE.formatted(modifiers, header));
    Jars.compile(classes, List.of(source));
  }

  private void declare(String file, String text) throws IOException {
    Files.createDirectories(classes.resolve(file).getParent());
    Files.writeString(classes.resolve(file), text);
  }
}
