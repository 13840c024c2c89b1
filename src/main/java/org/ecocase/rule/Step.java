package org.ecocase.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An act that the law knows, wherever a model has it done: who may do it and who must be kept out,
 * what goes before it, what it states, which papers and clocks follow from it. Rules name the steps
 * that they guard. Keys are for ever.
 *
 * @param name what officers read
 * @param articles what it rests on, by time
 * @param roles groups one of which its doer belongs to
 * @param people facts that name the persons who alone may do it; empty where the role is enough
 * @param apart person facts and steps whose people must be kept out (查审分离)
 * @param done outcomes by which a submission counts as done; {@link Condition#ALWAYS} where handing
 *     in is enough
 * @param antecedents what goes before it
 * @param starts clocks that run from it
 * @param stops clocks that end with it
 * @param papers documents that state it
 * @param leads building blocks that have to follow it on some way
 * @param demands facts that whoever does it has to state
 * @param writes facts that may be written by it; includes what it demands
 */
public record Step(
    String key,
    String name,
    List<CitedArticle> articles,
    Set<String> roles,
    Set<String> people,
    Set<String> apart,
    Condition done,
    List<Antecedent> antecedents,
    Map<String, Condition> starts,
    Set<String> stops,
    List<Paper> papers,
    Set<String> leads,
    Set<String> demands,
    Set<String> writes) {

  public Step {
    articles = List.copyOf(articles);
    roles = Set.copyOf(roles);
    people = Set.copyOf(people);
    apart = Set.copyOf(apart);
    antecedents = List.copyOf(antecedents);
    starts = Map.copyOf(starts);
    stops = Set.copyOf(stops);
    papers = List.copyOf(papers);
    leads = Set.copyOf(leads);
    demands = Set.copyOf(demands);
    writes = Set.copyOf(writes);
  }

  /** The article it rests on that day; that of the present where none was in force then. */
  public String article(LocalDate day) {
    return articles.stream()
        .filter(article -> article.inForce(day))
        .findFirst()
        .or(() -> articles.stream().findFirst())
        .map(CitedArticle::text)
        .orElse("");
  }
}
