import { objectPages } from "@/app/(console)/object-pages";
import { partWords } from "@/app/(console)/part-words";
import { domainSubject } from "@/lib/accounts/domain/view";

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
