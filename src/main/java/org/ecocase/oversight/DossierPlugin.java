package org.ecocase.oversight;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * The Tasklist plugin with the task card and the dossier tab. It has no data of its own: its front
 * end in {@code plugin-webapp/ecocase-tasklist} asks the REST interface, which checks every reader.
 */
public class DossierPlugin extends AbstractTasklistPlugin {

  static final String ID = "ecocase-tasklist";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(DossierPluginFiles.class);
  }
}
