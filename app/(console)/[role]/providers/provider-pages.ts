import { objectPages } from "@/app/(console)/object-pages";
import { kindOf } from "@/lib/providers/kinds/registry";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

export const partWords = words("console.providers.parts", {
  overview: "Overview",
  connection: "Connection",
  people: "People",
  templates: "Templates",
  sync: "Sync",
  scim: "SCIM",
  groups: "Groups",
  delete: "Delete",
});

/** The parts of a provider; who has just connected one is shown a page of its own before them. */
export const providerPages = objectPages({
  section: "/providers",
  param: "slug",
  find: ({ db }, slug) => findProviderBySlug(db, slug),
  nameOf: ({ name }) => name,
  parts: [
    { at: "", title: partWords("overview") },
    { at: "/connection", title: partWords("connection") },
    { at: "/people", title: partWords("people") },
    { at: "/templates", title: partWords("templates") },
    { at: "/sync", title: partWords("sync"), isOf: ({ kind }) => kindOf(kind).personSource !== null },
    { at: "/scim", title: partWords("scim") },
    { at: "/groups", title: partWords("groups") },
    { at: "/delete", title: partWords("delete") },
    { at: "/connected", title: partWords("overview"), isTab: false },
  ],
});
