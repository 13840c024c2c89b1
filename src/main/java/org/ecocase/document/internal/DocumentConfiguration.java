package org.ecocase.document.internal;

import org.ecocase.document.DocumentProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of this module. */
@Configuration
@EnableConfigurationProperties(DocumentProperties.class)
class DocumentConfiguration {}
