import { objectPages } from "@/app/(console)/object-pages";
import { domainSubject } from "@/lib/accounts/domain/view";
import { words } from "@/lib/words/text";

const partWords = words("console.domains.parts", { overview: "Overview", settings: "Settings" });

/** The parts of a domain. A foreign one is answered like none. */
export const domainPages = objectPages({
  section: "/domains",
  param: "name",
  find: (context, name) => domainSubject.find(context, { name }),
  nameOf: ({ name }) => name,
  domainOf: ({ name }) => name,
  parts: [
    { at: "", title: partWords("overview") },
    { at: "/settings", title: partWords("settings"), shows: ["domain.update"] },
  ],
});
