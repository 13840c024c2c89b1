package org.ecocase.engine.internal.release;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecocase.deadline.TermTable;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.Templates;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.engine.internal.catalogue.CatalogueMaker;
import org.ecocase.engine.internal.catalogue.Sources;
import org.ecocase.org.Roles;
import org.ecocase.rule.Steps;
import org.ecocase.rule.StepsInForce;
import org.springframework.stereotype.Component;

/** The catalogue of what is in force, made anew when something else has come into force. */
@Component
class CatalogueInForce implements Catalogue {

  private final Blocks blocks;
  private final Releases releases;
  private final PackageDataInForce data;
  private final Roles roles;
  private final Dictionary dictionary;
  private final StepsInForce steps;
  private final Terms terms;
  private final Templates templates;
  private volatile Made last;

  CatalogueInForce(
      Blocks blocks,
      Releases releases,
      PackageDataInForce data,
      Roles roles,
      Dictionary dictionary,
      StepsInForce steps,
      Terms terms,
      Templates templates) {
    this.blocks = blocks;
    this.releases = releases;
    this.data = data;
    this.roles = roles;
    this.dictionary = dictionary;
    this.steps = steps;
    this.terms = terms;
    this.templates = templates;
  }

  /** What was made, and from what: another table of terms or other steps make another catalogue. */
  private record Made(List<Release> from, TermTable terms, Steps steps, List<Flow> flows) {

    boolean isOf(List<Release> now, TermTable table, Steps law) {
      return from.equals(now) && terms == table && steps == law;
    }
  }

  @Override
  public List<Flow> flows() {
    data.load();
    List<Release> now = releases.inForce();
    TermTable table = terms.table();
    Steps law = steps.now();
    Made made = last;
    if (made == null || !made.isOf(now, table, law)) {
      made = new Made(now, table, law, CatalogueMaker.flows(sources(now, table, law)));
      last = made;
    }
    return made.flows();
  }

  @Override
  public String elementTemplates() {
    data.load();
    return CatalogueMaker.elementTemplates(sources(releases.inForce(), terms.table(), steps.now()));
  }

  private Sources sources(List<Release> now, TermTable table, Steps law) {
    Map<String, Map<String, byte[]>> packages = new TreeMap<>();
    now.forEach(release -> packages.put(release.name(), releases.content(release).files()));
    return new Sources(
        blocks, packages, data.profiles(), roles.all(), dictionary, law, table, templates);
  }
}
