package terse.theory;

import terse.compress.Guarantee;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.vector.Vector;

/** What is known of a test's problem and method; each part can be replaced. */
final class Facts {
  int workers;
  int dimension;
  int rounds;
  double smoothness;
  double maxSmoothness;
  double strongConvexity;
  double localConvexity;
  double participation = 1;
  Guarantee up;
  Guarantee down;
  Noise noise = Noise.NONE;
  double meanSquareSmoothness;
  boolean equal;
  boolean quadratic;

  /** n = 4, d = 8, K = 100, L = 4, Lmax = 5, L~ = 4.5, mu = 1, every f_i with 1/2; exact links. */
  Facts() {
    workers = 4;
    dimension = 8;
    rounds = 100;
    smoothness = 4;
    maxSmoothness = 5;
    meanSquareSmoothness = 4.5;
    strongConvexity = 1;
    localConvexity = 0.5;
    up = Guarantee.unbiased(1);
    down = Guarantee.unbiased(1);
    equal = true;
    quadratic = true;
  }

  Facts(Problem problem, Algorithm algorithm, int rounds) {
    workers = problem.workers();
    dimension = problem.dimension();
    this.rounds = rounds;
    smoothness = problem.constants().smoothness();
    maxSmoothness = problem.constants().maxSmoothness();
    strongConvexity = problem.constants().strongConvexity();
    localConvexity = problem.constants().localConvexity();
    up = algorithm.uplink().guarantee(dimension);
    down = algorithm.downlink().guarantee(dimension);
    meanSquareSmoothness = problem.constants().meanSquareSmoothness();
    equal = problem.isHomogeneous();
    quadratic = problem.isQuadratic();
  }

  Facts workers(int n) {
    workers = n;
    return this;
  }

  Facts rounds(int number) {
    rounds = number;
    return this;
  }

  Facts convexity(double mu, double everyLocal) {
    strongConvexity = mu;
    localConvexity = everyLocal;
    return this;
  }

  Facts participation(double probability) {
    participation = probability;
    return this;
  }

  /** omega of both links. */
  Facts omega(double ofUplink, double ofDownlink) {
    up = Guarantee.unbiased(1 + ofUplink);
    down = Guarantee.unbiased(1 + ofDownlink);
    return this;
  }

  /** delta of both links. */
  Facts delta(double ofUplink, double ofDownlink) {
    up = Guarantee.b3(ofUplink);
    down = Guarantee.b3(ofDownlink);
    return this;
  }

  Facts up(Guarantee guarantee) {
    up = guarantee;
    return this;
  }

  Facts down(Guarantee guarantee) {
    down = guarantee;
    return this;
  }

  /** sigma^2. */
  Facts variance(double squaredSigma) {
    noise = new Noise(0, squaredSigma);
    return this;
  }

  Facts noise(Noise ofGradients) {
    noise = ofGradients;
    return this;
  }

  Facts smoothness(double ofMean, double largest, double meanSquare) {
    smoothness = ofMean;
    maxSmoothness = largest;
    meanSquareSmoothness = meanSquare;
    return this;
  }

  Facts unequal() {
    equal = false;
    return this;
  }

  Facts notQuadratic() {
    quadratic = false;
    return this;
  }

  Setting setting() {
    return new Setting(
        workers,
        dimension,
        rounds,
        smoothness,
        maxSmoothness,
        strongConvexity,
        localConvexity,
        participation,
        up,
        down,
        noise,
        new Locals(meanSquareSmoothness, equal, quadratic));
  }

  /** Where a run of this problem begins. */
  static Origin origin(Problem problem, Vector start) {
    double optimum = problem.optimum().value().orElse(Double.NaN);
    double squared = problem.optimum().minimiser().map(start::squaredDistance).orElse(Double.NaN);
    return new Origin(
        problem.loss(start) - optimum,
        squared,
        problem.optimum().noise().orElse(Double.NaN),
        problem.meanSquaredGradient(start));
  }
}
