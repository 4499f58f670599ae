import { type Text, words } from "@/lib/words/text";

const groupWords = words("help.groups", {
  start: "Get started",
  providers: "Identity providers",
  people: "People and mail",
  running: "Running it",
  reference: "Reference",
  about: "How it is made",
});

/** The guides of the product by subject, as their files below `docs/` are called. */
export const guideGroups: readonly { title: Text; guides: readonly string[] }[] = [
  {
    title: groupWords("start"),
    guides: ["install", "containers", "from-mailcow", "from-plain-dovecot"],
  },
  {
    title: groupWords("providers"),
    guides: [
      "keycloak",
      "generic-oidc",
      "ldap",
      "active-directory",
      "ldap-behind-keycloak",
      "scim",
      "administrators-by-groups",
    ],
  },
  { title: groupWords("people"), guides: ["shared-mailboxes", "devices", "notifications"] },
  { title: groupWords("running"), guides: ["operations", "api"] },
  {
    title: groupWords("reference"),
    guides: [
      "reference/rest",
      "reference/cli",
      "reference/settings",
      "reference/providers",
      "reference/errors",
    ],
  },
  { title: groupWords("about"), guides: ["design", "relying-party"] },
];

/** Every guide; whatever else is below `docs/` is not served. */
export const guideNames: readonly string[] = guideGroups.flatMap(({ guides }) => guides);
