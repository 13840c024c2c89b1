package org.ecocase.engine.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecocase.deadline.TermTable;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.Templates;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.flow.FlowProfile;
import org.ecocase.notification.MailTexts;
import org.ecocase.org.Role;
import org.ecocase.rule.Steps;

/**
 * What the catalogue is made from.
 *
 * @param packages name to the files of the package
 * @param roles those of the product and those that the packages bring, in their order
 */
public record Sources(
    Blocks blocks,
    Map<String, ? extends Map<String, byte[]>> packages,
    List<FlowProfile> profiles,
    List<Role> roles,
    Dictionary dictionary,
    Steps steps,
    TermTable terms,
    Templates templates) {

  /** The words of all mails, by their names. */
  Map<String, String> mails() {
    Map<String, String> mails = new TreeMap<>();
    packages
        .values()
        .forEach(
            files ->
                files.forEach(
                    (file, bytes) ->
                        MailTexts.mailOf(file)
                            .ifPresent(
                                name ->
                                    mails.put(name, new String(bytes, StandardCharsets.UTF_8)))));
    return mails;
  }

  Optional<String> mail(String name) {
    return Optional.ofNullable(mails().get(name));
  }
}
