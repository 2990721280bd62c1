package terse.theory;

import terse.compress.Guarantee;

/** Settings for tests: one worker, full gradients, L = 4, mu = 1, nothing compressed. */
final class Settings {
  private static final Guarantee EXACT = Guarantee.unbiased(1);

  private Settings() {}

  static Setting exact() {
    return new Setting(1, 8, 100, 4, 4, 1, 1, EXACT, EXACT, Noise.NONE);
  }

  static Setting up(Guarantee up) {
    return with(1, 1, up, EXACT);
  }

  static Setting with(int workers, double mu, Guarantee up, Guarantee down) {
    return new Setting(workers, 8, 100, 4, 4, mu, 1, up, down, Noise.NONE);
  }

  static Setting noisy(Noise noise) {
    return new Setting(1, 8, 100, 4, 4, 1, 1, EXACT, EXACT, noise);
  }

  static Setting taking(double participation, int workers) {
    return new Setting(workers, 8, 100, 4, 4, 1, participation, EXACT, EXACT, Noise.NONE);
  }
}
