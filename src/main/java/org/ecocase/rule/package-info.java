/** What a rule of procedure answers: permit, or refuse with a reason and its article. */
package org.ecocase.rule;
