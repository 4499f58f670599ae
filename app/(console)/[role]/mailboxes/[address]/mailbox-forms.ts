import { redirect } from "next/navigation";
import { z } from "zod";
import { adminStateNames } from "@/app/(console)/[role]/mailboxes/mailbox-words";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput, neededPassword } from "@/app/(console)/form-input";
import { received } from "@/app/(console)/received-form";
import { submit } from "@/app/(console)/submit";
import { formOutcome } from "@/app/form-state";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { mailboxFieldShapes, mailboxFields } from "@/lib/accounts/mailbox/fields";
import { withProtocols } from "@/lib/accounts/template/given-shapes";
import { openPortalAs } from "@/lib/faces/session/impersonate";
import { words } from "@/lib/words/text";

const inputWords = words("console.mailboxes.input", {
  enterPassword: "Enter a password.",
});

/** What the settings of a mailbox are; the rest is decided by forms of their own. */
const { localPasswordAllowed: _, pinnedFields: __, ...fields } = mailboxFields;
export const settingsFields = fields;

const yesOrNo = z.enum(["yes", "no"]).transform((choice) => choice === "yes");

export const mailboxForms = {
  /** Changes what a mailbox is given; what differs from before is pinned by that. */
  updateMailbox: submit(
    "mailbox.update",
    formInput(inputsOf(settingsFields), (object) => object.transform(withProtocols)),
  ),
  /** Lets templates and directories decide a field again: the others stay pinned. */
  releasePin: submit("mailbox.update", formInput({ pinnedFields: mailboxFieldShapes.pinnedFields }), {
    untyped: true,
  }),
  /** Says whether the local password works beside a provider's sign-in. */
  allowLocalPassword: submit("mailbox.update", formInput({ localPasswordAllowed: yesOrNo })),
  /** Sets the administrator's state of a mailbox. */
  setMailboxState: submit("mailbox.set-state", formInput({ adminState: z.enum(adminStateNames) })),
  /** Sets who vouches for the person behind a mailbox. */
  setMailboxSource: submit("mailbox.set-source", formInput({ source: z.string() })),
  /** Sets the local password of a mailbox; its web sessions end. */
  setMailboxPassword: submit(
    "mailbox.set-password",
    formInput({ password: neededPassword(inputWords("enterPassword")) }),
  ),
  /** Opens the portal as a mailbox, for the signed-in administrator, in this browser. */
  impersonateHere: received(
    { audience: adminRole.options },
    formInput({ mailboxId: z.uuid() }),
    { untyped: true },
    ({ role, sent: { mailboxId } }) =>
      formOutcome(async () => {
        await openPortalAs(role, mailboxId);
        redirect("/home");
      }),
  ),
};
