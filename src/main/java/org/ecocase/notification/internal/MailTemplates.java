package org.ecocase.notification.internal;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The words of mails: {@code templates/mail/<name>/mail.ftl}, its first line the subject. */
@Component
class MailTemplates {

  private final Configuration freemarker = configuration();

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(
        new ClassTemplateLoader(MailTemplates.class.getClassLoader(), "templates/mail"));
    configuration.setDefaultEncoding("UTF-8");
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  Text render(String name, Map<String, Object> model) {
    try {
      StringWriter out = new StringWriter();
      freemarker.getTemplate(name + "/mail.ftl").process(model, out);
      String[] parts = out.toString().strip().split("\\R", 2);
      return new Text(parts[0].strip(), parts.length > 1 ? parts[1].strip() + "\n" : "");
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("mail template " + name + " failed", e);
    }
  }

  /** Whether there is such a mail and these words are all it needs. */
  boolean exists(String name, Set<String> words) {
    try {
      Map<String, Object> model = new HashMap<>();
      words.forEach(word -> model.put(word, ""));
      freemarker.getTemplate(name + "/mail.ftl").process(model, Writer.nullWriter());
      return true;
    } catch (IOException | TemplateException e) {
      return false;
    }
  }

  record Text(String subject, String body) {}
}
