/** Mail: written with the act that causes it, sent afterwards with retries, kept in the file. */
package org.ecocase.notification;
