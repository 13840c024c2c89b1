package org.ecocase.engine.internal.lock;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.ecocase.rule.Refusal;

/** There is no script engine; with none set, the engine would look for those on the class path. */
final class NoScripts implements ScriptEngineResolver {

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    throw new UnsupportedOperationException("scripts are switched off");
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return null;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean cached) {
    throw new Refusal(Refusal.Kind.RULE, "不允许使用脚本（" + language + "）");
  }
}
