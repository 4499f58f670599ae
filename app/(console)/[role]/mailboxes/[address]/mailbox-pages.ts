import { objectPages } from "@/app/(console)/object-pages";
import { partWords } from "@/app/(console)/part-words";
import { mailboxSubject } from "@/lib/accounts/mailbox/subject";
import { words } from "@/lib/words/text";

const ownPartWords = words("console.mailboxes.parts", {
  devices: "Devices",
  aliases: "Aliases",
  sharing: "Sharing",
  activity: "Activity",
});

/** The parts of a mailbox. A foreign one is answered like none. */
export const mailboxPages = objectPages({
  section: "/mailboxes",
  param: "address",
  find: (context, address) => mailboxSubject.find(context, { address }),
  nameOf: ({ address }) => address,
  domainOf: ({ domainName }) => domainName,
  parts: [
    { at: "", title: partWords("overview") },
    { at: "/settings", title: partWords("settings"), shows: ["mailbox.update"] },
    {
      at: "/sign-in",
      title: partWords("signIn"),
      shows: [
        "mailbox.set-source",
        "mailbox.set-password",
        "mailbox.second-factors",
        "identity.list",
        "session.list",
      ],
    },
    { at: "/devices", title: ownPartWords("devices"), shows: ["app-password.list"] },
    { at: "/aliases", title: ownPartWords("aliases"), shows: ["alias.list"] },
    { at: "/sharing", title: ownPartWords("sharing"), shows: ["share.list"] },
    { at: "/activity", title: ownPartWords("activity"), shows: ["login.list", "audit-event.list"] },
  ],
});
