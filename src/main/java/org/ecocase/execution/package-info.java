/**
 * Performance of the decision (执行): what was paid and when, what is still owed, and the surcharge
 * (行政处罚法第六十六条至第七十四条、行政强制法第四十五条).
 */
package org.ecocase.execution;
