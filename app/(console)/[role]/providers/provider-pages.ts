import { objectPages } from "@/app/(console)/object-pages";
import { partWords } from "@/app/(console)/part-words";
import { kindOf } from "@/lib/providers/kinds/registry";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

export const ownPartWords = words("console.providers.parts", {
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
    { at: "/connection", title: ownPartWords("connection") },
    { at: "/people", title: ownPartWords("people") },
    { at: "/templates", title: ownPartWords("templates") },
    { at: "/sync", title: ownPartWords("sync"), isOf: ({ kind }) => kindOf(kind).personSource !== null },
    { at: "/scim", title: ownPartWords("scim") },
    { at: "/groups", title: ownPartWords("groups") },
    { at: "/delete", title: ownPartWords("delete") },
    { at: "/connected", title: partWords("overview"), isTab: false },
  ],
});
