package terse.reproduce.layerwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import terse.experiment.Results;
import terse.reproduce.Accuracies;
import terse.reproduce.Config;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Series;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * Figures 2 to 7: the test accuracy of a compressor that is applied layer by layer, beside that of
 * the same one applied to the entire model.
 *
 * @param number of the figure
 * @param compressor its name in the paper
 * @param claim what the paper says of it
 * @param variants the compressor's settings
 * @param sent whether how much was sent is worth a note
 */
record AccuracyFigure(
    int number, String compressor, String claim, List<Variant> variants, boolean sent)
    implements Item {
  private static final double ABOUT = 1; // per cent
  private static final String LAYERS = ", layer-wise";
  private static final String WHOLE = ", entire model";

  AccuracyFigure {
    variants = List.copyOf(variants);
  }

  /** What the paper finds. */
  enum Expected {
    COMPARABLE("about 0"),
    LAYERS_BETTER("above 0"),
    WHOLE_BETTER("below 0");

    private final String words;

    Expected(String words) {
      this.words = words;
    }

    /** Whether the mean is within a per cent of 0, or clearly on the side that is expected. */
    private boolean holds(Estimate gain) {
      return switch (this) {
        case COMPARABLE -> Math.abs(gain.mean()) <= ABOUT;
        case LAYERS_BETTER -> gain.low() > 0;
        case WHOLE_BETTER -> gain.high() < 0;
      };
    }
  }

  /**
   * A setting of the compressor.
   *
   * @param label of its two methods in the experiment
   * @param why what explains it where it is otherwise here
   */
  record Variant(String label, Expected expected, String why) {}

  @Override
  public String name() {
    return "figure-" + number;
  }

  @Override
  public String title() {
    return "Figure " + number + ": test accuracy with " + compressor;
  }

  private String file() {
    return name() + ".yaml";
  }

  @Override
  public List<Config> configs() {
    return List.of(
        Config.of(
            file(),
            "problem.data=mnist",
            "problem.standardize=false",
            "problem.test=0.1666667",
            "batch=512",
            "repeats=3",
            "record.every=49"));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "In place of AlexNet and ResNet-9 on CIFAR-10: a perceptron (64-64-48-32-10) on the bundled"
            + " digits, a fifth held out; with --full on MNIST, with the paper's global batch of 1024."
            + " Epochs, rounds an epoch, workers and stepsizes as in the paper.",
        "The server sends the mean of the compressed gradients as it is, and nothing is fed back.");
  }

  @Override
  public int seconds(boolean full) {
    return (full ? 60 : 3) * variants.size();
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(file());
    Accuracies of = new Accuracies(results);
    List<Finding> findings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add(String.format(Locale.ROOT, "Uncompressed: %.2f %%.", of.mean("uncompressed").mean()));
    for (Variant variant : variants) {
      String layers = variant.label() + LAYERS;
      String whole = variant.label() + WHOLE;
      findings.add(finding(results, of, variant, layers, whole).explained(variant.why()));
      notes.add(note(results, of, variant, layers, whole));
    }
    if (same(results)) {
      findings.add(
          Finding.words(
              "the two give one and the same model, to the last bit", "alike", "yes", true));
    }
    Judgement judgement =
        Judgement.of(findings)
            .picture(of.chart("Layer-wise", labels(LAYERS)))
            .picture(of.chart("Entire model", labels(WHOLE)));
    for (String note : notes) {
      judgement = judgement.note(note);
    }
    return judgement;
  }

  private static Finding finding(
      Results results, Accuracies of, Variant variant, String layers, String whole) {
    long first = diverged(results, layers);
    long second = diverged(results, whole);
    if (first + second > 0) {
      return Finding.words(
          variant.label() + ": repeats that diverge",
          "none",
          first + " layer-wise, " + second + " entire model",
          false);
    }
    Estimate gain = of.difference(layers, whole);
    return Finding.words(
        variant.label() + ": layer-wise less entire model, %",
        variant.expected().words,
        gain,
        variant.expected().holds(gain));
  }

  private static long diverged(Results results, String method) {
    return results.ofMethod(Series.indexOf(results, method)).stream()
        .filter(run -> run.status() == Status.DIVERGED)
        .count();
  }

  private String note(
      Results results, Accuracies of, Variant variant, String layers, String whole) {
    String accuracies =
        String.format(
            Locale.ROOT,
            "%s: %.2f %% layer-wise, %.2f %% entire model",
            variant.label(),
            of.mean(layers).mean(),
            of.mean(whole).mean());
    double up = Series.of(results, layers, "bits_up").last()[0];
    double other = Series.of(results, whole, "bits_up").last()[0];
    String early =
        diverged(results, layers) + diverged(results, whole) > 0
            ? ", of runs that diverged as last recorded"
            : "";
    return sent
        ? accuracies + early + String.format(Locale.ROOT, ", with %.2f times its bits.", up / other)
        : accuracies + early + ".";
  }

  private List<String> labels(String kind) {
    return Stream.concat(
            Stream.of("uncompressed"), variants.stream().map(variant -> variant.label() + kind))
        .toList();
  }

  /** Whether all pairs end at the same model in every repeat. */
  private boolean same(Results results) {
    for (Variant variant : variants) {
      List<RunResult> layers = results.ofMethod(Series.indexOf(results, variant.label() + LAYERS));
      List<RunResult> whole = results.ofMethod(Series.indexOf(results, variant.label() + WHOLE));
      for (int i = 0; i < layers.size(); i++) {
        if (!layers.get(i).model().equals(whole.get(i).model())) {
          return false;
        }
      }
    }
    return true;
  }
}
