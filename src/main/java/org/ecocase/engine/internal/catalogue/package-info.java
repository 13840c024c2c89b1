/** 流程目录: every model in force as a picture and in tables, read from the model itself. */
package org.ecocase.engine.internal.catalogue;
