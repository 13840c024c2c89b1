package org.ecocase.oversight;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Serves the files of the front end, and no others: its own, those of the dossier that it shares
 * with Tasklist, and the library that draws the charts.
 */
@Path("plugin/" + OversightPlugin.ID)
public class OversightPluginFiles extends AbstractCockpitPluginRootResource {

  private static final String CHARTS = "app/lib/chart.js";
  private static final String DOSSIER = "/plugin-webapp/" + DossierPlugin.ID + "/app/";

  private static final List<String> OWN =
      List.of(
          "app/plugin.js",
          "app/plugin.css",
          "app/calendar.js",
          "app/casepage.js",
          "app/charts.js",
          "app/glance.js",
          "app/lamps.js",
          "app/page.js",
          "app/tables.js",
          "app/urge.js");

  private static final Map<String, String> SHARED =
      new TreeMap<>(
          Map.of(
              "app/dossier.css", "plugin.css",
              "app/api.js", "api.js",
              "app/clocks.js", "clocks.js",
              "app/documents.js", "documents.js",
              "app/dom.js", "dom.js",
              "app/evidence.js", "evidence.js",
              "app/facts.js", "facts.js",
              "app/timeline.js", "timeline.js"));

  public OversightPluginFiles() {
    super(OversightPlugin.ID);
  }

  @Override
  protected List<String> getAllowedAssets() {
    List<String> files = new ArrayList<>(OWN);
    files.addAll(SHARED.keySet());
    files.add(CHARTS);
    return files;
  }

  @Override
  protected InputStream getPluginAssetAsStream(AppPlugin plugin, String file) {
    if (file.equals(CHARTS)) {
      return charts();
    }
    return SHARED.containsKey(file)
        ? getClass().getResourceAsStream(DOSSIER + SHARED.get(file))
        : super.getPluginAssetAsStream(plugin, file);
  }

  /** Of whatever version the build has brought. */
  private static InputStream charts() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver()
              .getResources(
                  "classpath*:META-INF/resources/webjars/chart.js/*/dist/chart.umd.min.js");
      return found.length == 0 ? null : found[0].getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
