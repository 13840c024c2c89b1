package org.ecocase.document.internal;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * FreeMarker, locked: models of maps, lists and scalars only, no classes, no reflection, everything
 * escaped, a value that does not exist is an error and not a gap in a legal text.
 */
public final class TemplateEngine {

  private final Configuration configuration;
  private final int maxMarkup;

  /**
   * Templates below {@code classpath:/templates}.
   *
   * @param maxMarkup largest result in characters
   */
  public TemplateEngine(int maxMarkup) {
    this.maxMarkup = maxMarkup;
    Configuration c = new Configuration(Configuration.VERSION_2_3_34);
    c.setTemplateLoader(new ClassTemplateLoader(getClass().getClassLoader(), "templates"));
    c.setDefaultEncoding("UTF-8");
    c.setRecognizeStandardFileExtensions(true);
    c.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    c.setAPIBuiltinEnabled(false);
    c.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    c.setLogTemplateExceptions(false);
    c.setNumberFormat("computer");
    c.setLocale(Locale.SIMPLIFIED_CHINESE);
    c.setTimeZone(TimeZone.getTimeZone("Asia/Shanghai"));
    c.addAutoImport("g", "common/lib.ftlh");
    this.configuration = c;
  }

  /**
   * Fills a template in.
   *
   * @param path path below {@code templates}
   * @throws TemplateFailure when a value is missing, the template is wrong, or the result too long
   */
  public String fill(String path, Map<String, Object> model) {
    LimitedWriter out = new LimitedWriter(maxMarkup);
    try {
      Template template = configuration.getTemplate(path);
      // Lets the time limit end a template that loops without writing anything.
      _CoreAPI.addThreadInterruptedChecks(template);
      template.process(model, out);
      return out.toString();
    } catch (InvalidReferenceException e) {
      throw new TemplateFailure(path, e.getBlamedExpressionString(), e);
    } catch (TemplateException e) {
      throw new TemplateFailure(path, null, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Template " + path, e);
    }
  }

  /** A template that could not be filled in; {@link #missing()} names the absent value if any. */
  public static final class TemplateFailure extends RuntimeException {

    private final String missing;

    TemplateFailure(String path, String missing, TemplateException cause) {
      super("Template " + path + ": " + cause.getMessageWithoutStackTop(), cause);
      this.missing = missing;
    }

    /** The expression without a value, or null when something else is wrong. */
    public String missing() {
      return missing;
    }
  }

  /** Ends a template that writes without end. */
  private static final class LimitedWriter extends Writer {

    private final StringBuilder text = new StringBuilder(1 << 14);
    private final int limit;

    LimitedWriter(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
      if (text.length() + length > limit) {
        throw new IOException("result exceeds " + limit + " characters");
      }
      text.append(buffer, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
