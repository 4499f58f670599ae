import { type Text, words } from "@/lib/words/text";

const groupWords = words("help.groups", {
  start: "Get started",
  providers: "Identity providers",
  people: "People and mail",
  running: "Running it",
  reference: "Reference",
  about: "How it is made",
});

/** The guides of the product by subject, as their files below `docs/` are called; `id`: the place of a subject in the list of all. */
export const guideGroups: readonly { id: string; title: Text; guides: readonly string[] }[] = [
  {
    id: "start",
    title: groupWords("start"),
    guides: ["install", "containers", "from-mailcow", "from-plain-dovecot"],
  },
  {
    id: "providers",
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
  { id: "people", title: groupWords("people"), guides: ["shared-mailboxes", "devices", "notifications"] },
  { id: "running", title: groupWords("running"), guides: ["operations", "api"] },
  {
    id: "reference",
    title: groupWords("reference"),
    guides: [
      "reference/rest",
      "reference/cli",
      "reference/settings",
      "reference/providers",
      "reference/errors",
    ],
  },
  { id: "about", title: groupWords("about"), guides: ["design", "relying-party"] },
];

/** Every guide; whatever else is below `docs/` is not served. */
export const guideNames: readonly string[] = guideGroups.flatMap(({ guides }) => guides);
