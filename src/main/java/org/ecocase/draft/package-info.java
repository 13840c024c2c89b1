/** What people have typed into forms and not handed in yet (草稿). */
package org.ecocase.draft;
