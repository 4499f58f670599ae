import { z } from "zod";
import { formInput, neededText, secretInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.mailboxes.new.input", {
  localPart: "Enter the part before the @.",
  onlyLocalPart: "Enter only the part before the @.",
  password: "Enter a password, or choose an identity provider as the authentication source.",
});

/** By its name; nothing chosen: none. */
const chosen = z.string().transform((name) => name || undefined);

/** A new mailbox. An empty source is the local one, which needs a password. */
const newMailbox = formInput(
  {
    localPart: neededText(inputWords("localPart")).regex(/^[^@]*$/, message(inputWords("onlyLocalPart"))),
    domain: z.string().min(1),
    displayName: z.string(),
    template: chosen,
    source: chosen,
    password: secretInput(z.string().optional()),
  },
  (object) =>
    object
      .refine(({ source, password }) => source !== undefined || password, {
        path: ["password"],
        error: message(inputWords("password")),
      })
      .transform(({ localPart, domain, source, password, ...rest }) => ({
        ...rest,
        address: `${localPart}@${domain}`,
        source,
        // Typed before a provider was chosen: it is not meant any more.
        password: source === undefined ? password : undefined,
      })),
);

export const newMailboxForms = {
  /** Creates a mailbox and goes to its page. */
  createMailbox: submit("mailbox.create", newMailbox, {
    leadsTo: ({ address }) => `/mailboxes/${encodeURIComponent(String(address))}`,
  }),
};
