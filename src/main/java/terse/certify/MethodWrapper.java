package terse.certify;

import java.util.Optional;
import terse.compress.Guaranteed;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.method.Oracle;
import terse.method.Site;

/** A method whose nodes can be wrapped. */
abstract class MethodWrapper implements Algorithm {
  private final Algorithm inner;

  MethodWrapper(Algorithm inner) {
    this.inner = inner;
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    return inner.worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    return inner.server(site);
  }

  @Override
  public PerWorker uplink() {
    return inner.uplink();
  }

  @Override
  public Guaranteed downlink() {
    return inner.downlink();
  }

  @Override
  public Optional<String> needsAllWorkers() {
    return inner.needsAllWorkers();
  }
}
