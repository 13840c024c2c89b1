/** Disclosure of penalties on a public page, and its withdrawal (信息公开). */
package org.ecocase.disclosure;
