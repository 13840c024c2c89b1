package org.ecocase.dictionary;

/** The kinds of value a fact can have. */
public enum FactType {
  TEXT,
  LONGTEXT,
  DATE,
  DATETIME,
  /** Integer 分; typed and shown in 元. */
  MONEY,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  CODE,
  CODES,
  /** The id of a user of the agency. */
  PERSON,
  /** 统一社会信用代码, GB 32100. */
  USCC,
  /** 公民身份号码, GB 11643. */
  IDCARD,
  PHONE,
  /** A table: what is many in one file, such as samples; each row keeps its id for ever. */
  ROWS,
  /** Ids of pieces of evidence of the case, which a form takes photos and files for. */
  FILES,
  /** A place in words, with its measured position where there is one. */
  PLACE,
  /** The number of another file of the agency, which the two are linked by. */
  FILE_NUMBER,
  /** A signature by hand under what a form says; kept with the hash of what was signed. */
  SIGNATURE
}
