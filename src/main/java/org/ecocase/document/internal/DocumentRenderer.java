package org.ecocase.document.internal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecocase.document.DocumentProperties;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * Fills a template in and renders it, within a limited time and on a limited number of threads, so
 * that one bad template cannot hold up the whole system.
 */
@Component
public class DocumentRenderer {

  private static final String DRAFT = "样稿";

  /** What is fixed is repeated on every page. */
  private static final String BODY =
      "<body><div style=\"position:fixed;top:80mm;left:0;width:100%;text-align:center;"
          + "font-size:120pt;line-height:120pt;color:#e4e4e4;z-index:-1\">"
          + DRAFT
          + "</div>";

  private final TemplateEngine engine;
  private final Duration timeLimit;
  private final DocumentProperties properties;
  private final ExecutorService workers;
  private volatile PdfRenderer renderer;
  private volatile FontLibrary fonts;

  public DocumentRenderer(DocumentProperties properties) {
    this.properties = properties;
    this.engine = new TemplateEngine(properties.render().maxMarkup());
    this.timeLimit = properties.render().timeLimit();
    AtomicInteger count = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            task -> {
              Thread thread = new Thread(task, "document-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Makes a PDF/A-3u.
   *
   * @param template what it is made from
   * @param title title in the file's properties
   * @param time date and time in the file's properties
   */
  public RenderedPdf render(
      DocumentTemplate template, Map<String, Object> model, String title, ZonedDateTime time) {
    PdfRenderer pdf = pdf();
    return limited(
        () -> pdf.render(engine.fill(template.file(), template.source(), model), title, time));
  }

  /** Makes the PDF of a sample, within the shorter time that this may take. */
  public RenderedPdf renderSample(
      DocumentTemplate template, Map<String, Object> model, String title, ZonedDateTime time) {
    PdfRenderer pdf = pdf();
    return limited(
        () -> pdf.render(engine.fill(template.file(), template.source(), model), title, time),
        properties.render().sampleTimeLimit());
  }

  /** Makes the same with 样稿 across every page. */
  public RenderedPdf draft(
      DocumentTemplate template, Map<String, Object> model, ZonedDateTime time) {
    PdfRenderer pdf = pdf();
    return limited(
        () -> {
          String page = engine.fill(template.file(), template.source(), model);
          return pdf.render(page.replaceFirst("<body>", BODY), DRAFT + template.name(), time);
        });
  }

  /** Runs a task on the document threads within the time limit. */
  public <T> T limited(Callable<T> task) {
    return limited(task, timeLimit);
  }

  private <T> T limited(Callable<T> task, Duration limit) {
    Future<T> future = workers.submit(task);
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Refusal(Refusal.Kind.RULE, "文书生成超过时限，已停止。请检查文书模板和填写内容后重试。");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a document was rendered", e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  /** Fonts of this system; loaded at first use, because that takes a second. */
  public FontLibrary fonts() {
    pdf();
    return fonts;
  }

  /** Fonts and libraries that take part in the result, to be stored with it. */
  public String environment() {
    return "openhtmltopdf %s; fonts %s"
        .formatted(
            com.openhtmltopdf.pdfboxout.PdfRendererBuilder.class
                .getPackage()
                .getImplementationVersion(),
            fonts().describe());
  }

  @PreDestroy
  void close() {
    workers.shutdownNow();
  }

  private PdfRenderer pdf() {
    if (renderer == null) {
      synchronized (this) {
        if (renderer == null) {
          fonts = new FontLibrary(properties.fontsDir(), properties.systemFonts());
          renderer = new PdfRenderer(fonts);
        }
      }
    }
    return renderer;
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
