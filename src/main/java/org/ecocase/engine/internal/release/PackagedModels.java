package org.ecocase.engine.internal.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecocase.engine.internal.guard.DeploymentGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deploys the packages that travel with the product when they have changed. It follows what is in
 * force, and not who deployed it: an owner's own content is left alone; content that the product
 * once shipped takes part in the next upgrade, even if an owner has gone back to it.
 */
@Component
public class PackagedModels {

  private static final Logger LOG = LoggerFactory.getLogger(PackagedModels.class);

  private final ShippedPackages shipped;
  private final Releases releases;
  private final ReleaseJudge judge;
  private final DeploymentGuard guard;

  PackagedModels(
      ShippedPackages shipped, Releases releases, ReleaseJudge judge, DeploymentGuard guard) {
    this.shipped = shipped;
    this.releases = releases;
    this.judge = judge;
    this.guard = guard;
  }

  /** In the transaction of the start. */
  public void deploy() {
    releases.lock();
    List<ModelPackage> due = shipped.all().stream().filter(this::isDue).toList();
    guard.asOneRelease(
        due.stream().<Map<String, byte[]>>map(ModelPackage::files).toList(),
        () -> due.forEach(this::deploy));
    releases.inForce().stream()
        .filter(
            release ->
                shipped
                    .find(release.name())
                    .map(ModelPackage::digest)
                    .filter(release.digest()::equals)
                    .isEmpty())
        .forEach(judge::judge);
  }

  private boolean isDue(ModelPackage content) {
    Optional<Release> inForce = releases.inForce(content.name());
    releases.remember(content);
    boolean due = inForce.isEmpty() || follows(inForce.get(), content);
    if (!due && !inForce.get().digest().equals(content.digest())) {
      LOG.info(
          "{}: a process owner's version is in force, the packaged one is left alone",
          content.name());
    }
    return due;
  }

  private void deploy(ModelPackage content) {
    releases.deploy(content, "随系统发布", null, "ecocase");
    LOG.info("{}: packaged models deployed", content.name());
  }

  /** Whoever goes back to an older shipped version keeps it until the product ships a newer one. */
  private boolean follows(Release inForce, ModelPackage content) {
    String digest = content.digest();
    if (inForce.digest().equals(digest)) {
      return false;
    }
    return inForce.by() == null
        || releases.wasShipped(inForce) && !digest.equals(inForce.shippedDigest());
  }
}
