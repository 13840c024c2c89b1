/**
 * The law register: statutes, violations and what may be imposed for them, each with the days on
 * which it holds.
 *
 * <p>The facts are data ({@code src/main/resources/law/*.yml}) with their source and a tag that
 * says how far they were verified. {@link org.ecocase.law.LawRegister} keeps the versions; {@link
 * org.ecocase.law.LawBook} is one version; {@link org.ecocase.law.LawChoice} answers which article
 * applies to an act. Amounts are in 分 ({@code long}), shares exact ({@link org.ecocase.law.Share}).
 */
package org.ecocase.law;
