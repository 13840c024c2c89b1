package org.ecocase.oversight;

import jakarta.ws.rs.Path;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves the files of the front end, and no others. */
@Path("plugin/" + DossierPlugin.ID)
public class DossierPluginFiles extends AbstractTasklistPluginRootResource {

  private static final List<String> FILES =
      List.of(
          "app/plugin.js",
          "app/plugin.css",
          "app/actions.js",
          "app/api.js",
          "app/card.js",
          "app/clocks.js",
          "app/documents.js",
          "app/dom.js",
          "app/dossier.js",
          "app/evidence.js",
          "app/facts.js",
          "app/reassign.js",
          "app/timeline.js");

  public DossierPluginFiles() {
    super(DossierPlugin.ID);
  }

  @Override
  protected List<String> getAllowedAssets() {
    return FILES;
  }
}
