import { X509Certificate } from "node:crypto";
import { z } from "zod";
import { enteredReach, isOutOfReach } from "@/lib/platform/foreign-answer/reach";
import { hostOf } from "@/lib/platform/foreign-answer/shown-url";
import { normalBaseDn } from "@/lib/providers/kinds/ldap/base-dn";
import { longestFilter, readFilter } from "@/lib/providers/kinds/ldap/filter";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const settingWords = words("provider.ldap.grammar", {
  url: "must be a URL such as ldaps://ldap.example.org",
  urlOnlyServer: "must only contain host and port",
  reserved: "must not be a link-local or reserved address",
  attribute: "must be the name of an attribute, such as mail",
  baseDn: "must be a distinguished name such as ou=people,dc=example,dc=org",
  filter: "must be a search filter such as (objectClass=person)",
  certificate: "must be certificates in PEM form, and nothing else",
});

const longestCertificates = 64 * 1024;

/** Where a directory listens (RFC 4516, section 2): scheme, host and port alone. */
export const serverUrl = z
  .string()
  .trim()
  .max(255)
  .transform((text) => text.toLowerCase().replace(/\/$/, ""))
  .superRefine((text, check) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^ldaps?:$/.test(url.protocol) || !url.hostname)
      return check.addIssue(message(settingWords("url")));
    if (`${url.protocol}//${url.host}` !== text) check.addIssue(message(settingWords("urlOnlyServer")));
    if (isOutOfReach(enteredReach, hostOf(url))) check.addIssue(message(settingWords("reserved")));
  });

/** The short name of an attribute (RFC 4512, section 1.4). */
export const attributeName = z
  .string()
  .trim()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/i, message(settingWords("attribute")));

/** A search base, as it was entered. */
export const baseDnText = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((text) => normalBaseDn(text) !== null, message(settingWords("baseDn")));

/** A search filter (RFC 4515). */
export const filterText = z
  .string()
  .trim()
  .max(longestFilter)
  .refine((text) => readFilter(text) !== null, message(settingWords("filter")));

const pemBlock = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g;

function isCertificates(text: string): boolean {
  const blocks = text.match(pemBlock);
  if (!blocks || text.replace(pemBlock, "").trim() !== "") return false;
  try {
    return blocks.every((block) => new X509Certificate(block));
  } catch {
    return false;
  }
}

/** Certificates in PEM form, one after the other. */
export const certificates = z
  .string()
  .max(longestCertificates)
  .refine(isCertificates, message(settingWords("certificate")));
