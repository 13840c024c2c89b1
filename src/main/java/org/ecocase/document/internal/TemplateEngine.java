package org.ecocase.document.internal;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/**
 * FreeMarker, locked: models of maps, lists and scalars only, no classes, no reflection, everything
 * escaped, a value that does not exist is an error and not a gap in a legal text.
 */
public final class TemplateEngine {

  private final Configuration configuration;
  private final int maxMarkup;

  /**
   * An engine whose templates share {@code common/lib.ftlh}.
   *
   * @param maxMarkup largest result in characters
   */
  public TemplateEngine(int maxMarkup) {
    this.maxMarkup = maxMarkup;
    Configuration c = new Configuration(Configuration.VERSION_2_3_34);
    c.setTemplateLoader(new ClassTemplateLoader(getClass().getClassLoader(), "templates"));
    c.setDefaultEncoding("UTF-8");
    c.setRecognizeStandardFileExtensions(true);
    c.setTagSyntax(Configuration.ANGLE_BRACKET_TAG_SYNTAX);
    c.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
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

  /** What is wrong with the way a template is written, in Chinese; empty when it can be read. */
  public static Optional<String> unreadable(String name, String source) {
    try {
      new Template(name, new StringReader(source), new TemplateEngine(0).configuration);
      return Optional.empty();
    } catch (ParseException e) {
      return Optional.of("第" + e.getLineNumber() + "行写法不正确");
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /**
   * Fills a template in.
   *
   * @param name what it is called
   * @param source its text
   * @throws TemplateFailure when a value is missing, the template is wrong, or the result too long
   */
  public String fill(String name, String source, Map<String, Object> model) {
    LimitedWriter out = new LimitedWriter(maxMarkup);
    try {
      Template template = new Template(name, new StringReader(source), configuration);
      // Lets the time limit end a template that loops without writing anything.
      _CoreAPI.addThreadInterruptedChecks(template);
      template.process(model, out);
      return out.toString();
    } catch (InvalidReferenceException e) {
      throw new TemplateFailure(name, e.getBlamedExpressionString(), e);
    } catch (TemplateException e) {
      throw new TemplateFailure(name, null, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Template " + name, e);
    }
  }

  /** A template that could not be filled in; {@link #missing()} names the absent value if any. */
  public static final class TemplateFailure extends RuntimeException {

    private final String missing;
    private final int line;

    TemplateFailure(String name, String missing, TemplateException cause) {
      super("Template " + name + ": " + cause.getMessageWithoutStackTop(), cause);
      this.missing = missing;
      this.line = cause.getLineNumber() == null ? 0 : cause.getLineNumber();
    }

    /** The line at which it failed; 0 when it is not known. */
    public int line() {
      return line;
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
