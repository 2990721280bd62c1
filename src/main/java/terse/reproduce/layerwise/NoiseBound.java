package terse.reproduce.layerwise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Code;
import terse.compress.Compressor;
import terse.compress.Qsgd;
import terse.compress.Terngrad;
import terse.compress.TopK;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.data.Shuffled;
import terse.objective.Activation;
import terse.objective.NeuralNetwork;
import terse.objective.Problem;
import terse.objective.Setting;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Misprint;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/**
 * Section 4: Trace(A), the bound of the noise of layer-wise compression, on the layers of a
 * perceptron.
 */
final class NoiseBound implements Item {
  private static final int DRAWS = 300;
  private static final int STEPS = 100;
  private static final double ETA = 0.2;
  private static final String FORGOTTEN = "the paper leaves out d_j, the size of the identity I_j";

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String title() {
    return "Section 4: Trace(A), the bound of the noise";
  }

  @Override
  public String claim() {
    return "The error of layer-wise compression is proportional to Trace(A) = sum_j (1 + Omega_M^j)(1 +"
        + " Omega_W^j), at most L max_j (1 + Omega_M^j)(1 + Omega_W^j), which is that of compressing"
        + " the entire model.";
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Section 4, layer-wise against entire-model",
            "Trace(A) = sum_j (1 + Omega_M^j)(1 + Omega_W^j) <= L max_j (...)",
            "sum_j d_j (1 + Omega_M^j)(1 + Omega_W^j) <= d max_j (...)",
            "A = W_M W_W is diagonal with d_j entries (1 + Omega_M^j)(1 + Omega_W^j) for each layer j,"
                + " since W_W = diag((1 + Omega_W^j) I_j) with I_j the d_j x d_j identity."),
        new Misprint(
            "Lemma 2 (ii)",
            "the norm (k_M k_W/d^2) ||.||_2",
            "(sqrt(k_M k_W)/d) ||.||_2",
            "Assumption 6 has the norm to the power alpha = 2, and (9) the factor k_M k_W/d^2 of the"
                + " squared norm."),
        new Misprint(
            "Proof of Proposition 1",
            "f_{k+1} <= f_k + grad f_k'(x_k - x_{k+1}) + (eta_k^2 L/2)|x_k - x_{k+1}|^2",
            "f_k + grad f_k'(x_{k+1} - x_k) + (L/2)|x_{k+1} - x_k|^2",
            "Smoothness at x_k; with x_{k+1} - x_k = -eta_k g it gives the proof's next line."));
  }

  @Override
  public int seconds(boolean full) {
    return 3;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Problem problem = problem();
    List<Integer> layers = Arrays.stream(problem.layers()).boxed().toList();
    Vector x = problem.start(21).orElseThrow();
    Vector early = Vector.zeros(problem.dimension());
    problem.lossAndGradient(x, early);
    Vector late = early.copy();
    for (int k = 0; k < STEPS; k++) {
      x.add(-ETA, late);
      problem.lossAndGradient(x, late);
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(bounds("QSGD, s = 1", Qsgd.of(1), layers));
    findings.addAll(bounds("TernGrad", new Terngrad(Code.AUTO), layers));
    findings.addAll(measured("QSGD, s = 1", Qsgd.of(1), layers, early, "at the start"));
    findings.addAll(measured("QSGD, s = 1", Qsgd.of(1), layers, late, "later"));
    findings.addAll(measured("TernGrad", new Terngrad(Code.AUTO), layers, early, "at the start"));
    findings.addAll(measured("TernGrad", new Terngrad(Code.AUTO), layers, late, "later"));
    for (double ratio : new double[] {0.01, 0.1, 0.5}) {
      findings.add(topK(ratio, layers, late));
    }
    return Judgement.of(findings)
        .note(
            "Layers: "
                + layers
                + ". Q_M = Q_W. Later: after "
                + STEPS
                + " steps of gradient descent. Intervals are over draws of the compressor.");
  }

  private static Problem problem() {
    NeuralNetwork network =
        new NeuralNetwork(
            DataSource.of("digits"),
            List.of(64, 48, 32),
            Activation.RELU,
            0,
            true,
            new Shuffled(),
            OptionalDouble.of(0.2));
    return network.build(new Setting(2, 21, new DataFolders(Path.of(""), List.of())));
  }

  /** Trace(A) entry by entry, against the formula, L max_j and the entire model's. */
  private static List<Finding> bounds(String name, Compressor c, List<Integer> layers) {
    double trace = 0;
    double printed = 0;
    double derived = 0;
    double most = 0;
    int d = 0;
    for (int length : layers) {
      double factor = Math.pow(c.guarantee(length).zeta(), 2);
      for (int j = 0; j < length; j++) {
        trace += factor;
      }
      printed += factor;
      derived += length * factor;
      most = Math.max(most, factor);
      d += length;
    }
    double whole = d * Math.pow(c.guarantee(d).zeta(), 2);
    return List.of(
        Finding.misprint("Trace(A), " + name, printed, derived, trace, 1e-9 * derived, FORGOTTEN),
        Finding.words(
            "Trace(A)/(d max_j), " + name,
            "at most 1",
            Finding.text(trace / (d * most)),
            trace / (d * most),
            trace <= d * most * (1 + 1e-12)),
        Finding.words(
            "Trace(A)/(d (1 + Omega)^2) of the entire model, " + name,
            "at most 1",
            Finding.text(trace / whole),
            trace / whole,
            trace <= whole));
  }

  private static List<Finding> measured(
      String name, Compressor c, List<Integer> layers, Vector g, String when) {
    Compressor blockwise = new Blockwise(c, new Blocks.Lengths(layers));
    Estimate each = growth(blockwise, g);
    Estimate whole = growth(c, g);
    double bound = blockwise.guarantee(g.dimension()).zeta();
    String of = "E|Q(g)|^2/|g|^2, " + name + " " + when;
    return List.of(
        Finding.words(
            of + ", layer-wise", "at most " + Finding.text(bound), each, each.low() <= bound),
        Finding.words(
            of + ", entire model",
            "more than layer-wise (" + Finding.text(each.mean()) + ")",
            whole,
            whole.low() > each.high()));
  }

  private static Estimate growth(Compressor c, Vector g) {
    double[] ratios = new double[DRAWS];
    Vector y = Vector.zeros(g.dimension());
    for (int draw = 0; draw < DRAWS; draw++) {
      y.clear();
      c.compress(g, new Envelope(1, draw, 0, 0, Precision.FLOAT64)).addTo(y, 1);
      ratios[draw] = y.squaredNorm() / g.squaredNorm();
    }
    return Estimate.of(ratios);
  }

  /** Omega is 0 for both, so that the bound cannot tell them apart. */
  private static Finding topK(double ratio, List<Integer> layers, Vector g) {
    Compressor top = new TopK(OptionalInt.empty(), OptionalDouble.of(ratio));
    double whole = 1 - growth(top, g).mean();
    double each = 1 - growth(new Blockwise(top, new Blocks.Lengths(layers)), g).mean();
    return Finding.words(
            "|g - Q(g)|^2/|g|^2, Top "
                + Finding.text(100 * ratio)
                + " %, layer-wise less entire model",
            "at most 0: layer-wise is better in theory",
            Finding.text(each - whole),
            each - whole,
            each <= whole)
        .explained(
            "of all choices of as many weights, the entire model's keeps most of |g|^2; the paper's"
                + " bound has Omega = 0 for both and cannot tell them apart");
  }
}
