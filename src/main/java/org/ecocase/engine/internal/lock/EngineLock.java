package org.ecocase.engine.internal.lock;

import static org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.ecocase.engine.internal.block.ModelBeans;
import org.ecocase.engine.internal.block.RowScopes;
import org.ecocase.rule.Refusal;

/**
 * What the engine itself cannot do, whatever a model says and however it came into the database:
 * run code of a model, reach anything of the application but what is listed, evaluate anything in a
 * table but FEEL.
 */
public final class EngineLock {

  private EngineLock() {}

  /** Locks an engine that is about to be built. */
  public static void on(ProcessEngineConfigurationImpl engine, ModelBeans beans, RowScopes rows) {
    ((SpringProcessEngineConfiguration) engine).setBeans(beans);
    engine.setExpressionManager(new PlainExpressions(beans));
    engine.setBpmnParseFactory(parser -> new PlainParse(parser, beans::isBlock, rows));
    engine.setScriptEngineResolver(new NoScripts());
    engine.setEnableScriptEngineCaching(false);
    engine.setEnableScriptCompilation(false);
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setCmmnEnabled(false);
    engine.setDmnElProvider(
        expression -> {
          throw new Refusal(Refusal.Kind.RULE, "决策表只能使用FEEL表达式：" + expression);
        });
    engine.setDmnEngineConfiguration(feelOnly());
  }

  private static DefaultDmnEngineConfiguration feelOnly() {
    DefaultDmnEngineConfiguration tables =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    tables.setDefaultInputExpressionExpressionLanguage(FEEL_EXPRESSION_LANGUAGE);
    tables.setDefaultInputEntryExpressionLanguage(FEEL_EXPRESSION_LANGUAGE);
    tables.setDefaultOutputEntryExpressionLanguage(FEEL_EXPRESSION_LANGUAGE);
    tables.setDefaultLiteralExpressionLanguage(FEEL_EXPRESSION_LANGUAGE);
    tables.getTransformer().getTransformListeners().add(new FeelTables());
    return tables;
  }
}
