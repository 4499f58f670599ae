import { z } from "zod";
import { formInput, ticked } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";

/** What mailboxes are linked to at providers. */
export const identityForms = {
  /** Links a mailbox to an account at its source, in place of the one it is linked to. */
  linkIdentity: submit(
    "identity.link",
    formInput({ subject: z.string(), keepWaysIn: ticked, despiteDoubts: ticked }),
    { untyped: true },
  ),
  /** Takes a mailbox's link to an account away. */
  unlinkIdentity: submit("identity.unlink", formInput({ keepWaysIn: ticked, linkByAddress: ticked })),
};
