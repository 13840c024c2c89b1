/** Rules of the referral to the police (涉嫌犯罪移送). */
package org.ecocase.referral;
