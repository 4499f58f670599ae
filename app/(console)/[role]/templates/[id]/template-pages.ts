import { objectPages } from "@/app/(console)/object-pages";
import { partWords } from "@/app/(console)/part-words";
import { findTemplate } from "@/lib/accounts/template/queries";
import { words } from "@/lib/words/text";

const ownPartWords = words("console.templates.parts", { apply: "Apply" });

/** The parts of a template; its address has its id, since its name may change. */
export const templatePages = objectPages({
  section: "/templates",
  param: "id",
  find: ({ db }, id) => findTemplate(db, id),
  nameOf: ({ name }) => name,
  parts: [
    { at: "", title: partWords("overview") },
    { at: "/settings", title: partWords("settings"), shows: ["template.update"] },
    { at: "/apply", title: ownPartWords("apply"), shows: ["template.apply"] },
  ],
});
