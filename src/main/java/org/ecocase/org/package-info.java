/** Agencies, their officers with certificates, roles, and who is acting now. */
package org.ecocase.org;
