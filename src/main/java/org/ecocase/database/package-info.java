/** The PostgreSQL that comes with the product and runs where no other is configured. */
package org.ecocase.database;
