package org.ecocase.oversight;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * The Cockpit plugin 超期督办. It has no data of its own: its front end in {@code
 * plugin-webapp/ecocase-oversight} asks the REST interface, which checks every reader.
 */
public class OversightPlugin extends AbstractCockpitPlugin {

  static final String ID = "ecocase-oversight";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(OversightPluginFiles.class);
  }
}
