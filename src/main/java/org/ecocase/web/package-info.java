/** Login, the REST interface {@code /api/v1}, and the pages of our own. */
package org.ecocase.web;
