/** What is kept encrypted, and the one key for it. */
package org.ecocase.secret;
