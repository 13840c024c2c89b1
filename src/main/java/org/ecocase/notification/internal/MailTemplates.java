package org.ecocase.notification.internal;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecocase.block.PackageVersions;
import org.ecocase.notification.MailTexts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of mails: {@code <mail>.mail.ftl} of a flow, its first line the subject. */
@Component
class MailTemplates implements MailTexts {

  private static final String PATTERN = "classpath*:/templates/*/*" + MailTexts.SUFFIX;

  private static final Pattern NOT_PLAIN = Pattern.compile("[$#]\\{|</?[#@]");
  private static final int MOST_CHARACTERS = 10_000;

  private final Configuration freemarker = configuration();
  private final Map<String, String> shipped = read();
  private final ObjectProvider<PackageVersions> versions;
  private volatile Map<String, String> now = shipped;

  MailTemplates(ObjectProvider<PackageVersions> versions) {
    this.versions = versions;
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
    configuration.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  private static Map<String, String> read() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (Resource resource : new PathMatchingResourcePatternResolver().getResources(PATTERN)) {
        String name = MailTexts.mailOf(String.valueOf(resource.getFilename())).orElseThrow();
        texts.put(name, resource.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  @Override
  public Map<String, String> all() {
    return now;
  }

  @Override
  public Map<String, String> shipped() {
    return shipped;
  }

  @Override
  public void replace(Map<String, String> deployed) {
    Map<String, String> all = new TreeMap<>(shipped);
    all.putAll(deployed);
    now = all;
  }

  /**
   * Writes a mail.
   *
   * @param release which version of a flow writes; null for the words in force
   */
  Text render(String name, String release, Map<String, Object> model) {
    try {
      StringWriter out = new StringWriter();
      template(name, text(name, release)).process(model, out);
      String[] parts = out.toString().strip().split("\\R", 2);
      return new Text(parts[0].strip(), parts.length > 1 ? parts[1].strip() + "\n" : "");
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("mail template " + name + " failed", e);
    }
  }

  private String text(String name, String release) {
    return Optional.ofNullable(release)
        .flatMap(version -> began(name, version))
        .orElseGet(
            () ->
                Optional.ofNullable(now.get(name))
                    .orElseThrow(() -> new IllegalStateException("no mail template " + name)));
  }

  private Optional<String> began(String name, String release) {
    return Optional.ofNullable(versions.getIfAvailable())
        .flatMap(files -> files.file(release, name + MailTexts.SUFFIX))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** A mail is text with some words filled in: no directive, no function. */
  @Override
  public boolean suits(String text, Set<String> words) {
    String rest = WORD.matcher(text).replaceAll("");
    return words.containsAll(MailTexts.words(text))
        && text.length() <= MOST_CHARACTERS
        && !NOT_PLAIN.matcher(rest).find();
  }

  private Template template(String name, String text) throws IOException {
    return new Template(name, new StringReader(text), freemarker);
  }

  record Text(String subject, String body) {}
}
