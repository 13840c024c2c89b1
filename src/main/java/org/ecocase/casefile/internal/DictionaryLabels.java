package org.ecocase.casefile.internal;

import java.util.Map;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.FactLabels;
import org.springframework.stereotype.Component;

/** The names by which a document's missing values are told. */
@Component
class DictionaryLabels implements FactLabels {

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("party.name", "当事人名称"),
          Map.entry("party.uscc", "统一社会信用代码"),
          Map.entry("party.idNumber", "身份证件号码"),
          Map.entry("party.legalRepresentative", "法定代表人（负责人）"),
          Map.entry("party.address", "当事人住所"),
          Map.entry("case.number", "案件编号"),
          Map.entry("case.title", "案由"),
          Map.entry("agency.shortName", "机关代字"),
          Map.entry("agency.governmentName", "行政复议机关"),
          Map.entry("agency.courtName", "有管辖权的人民法院"),
          Map.entry("agency.bank", "罚款缴纳银行"),
          Map.entry("agency.bankAccount", "罚款缴纳账号"));

  private final Dictionary dictionary;

  DictionaryLabels(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  @Override
  public String label(String key) {
    if (OTHERS.containsKey(key)) {
      return OTHERS.get(key);
    }
    String fact = key.substring(key.lastIndexOf('.') + 1);
    return dictionary.label(fact);
  }
}
