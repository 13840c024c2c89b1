/** Rules of service (送达). */
package org.ecocase.delivery;
