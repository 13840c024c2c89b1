/**
 * Discretion (行政处罚裁量): what fine a published standard gives, factor by factor, with the sentences
 * that the decision must contain (行政处罚法第三十四条、生态环境行政处罚办法第四十一条).
 *
 * <p>{@link org.ecocase.discretion.DiscretionCalculator} is a pure function; {@link
 * org.ecocase.discretion.Formula} has one strategy per kind of standard; {@link
 * org.ecocase.discretion.Standards} reads the tables from the DMN files in {@code
 * processes/discretion} and the rules of each standard from {@code
 * src/main/resources/discretion/standards.yml}. No engine here: the tables are read as files.
 */
package org.ecocase.discretion;
