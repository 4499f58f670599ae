"use server";

import type { z } from "zod";
import { oneAdmin } from "@/app/(console)/[role]/admins/admin-form-input";
import { answered } from "@/app/(console)/submit";
import { passwordLinkView } from "@/lib/accounts/admin-account/view";
import { words } from "@/lib/words/text";

const linkWords = words("console.admins.passwordLink.refusals", {
  gone: "This administrator no longer exists.",
});

/** A link, which leaves the server this once. */
export type NewPasswordLink = z.output<typeof passwordLinkView>;

/** Creates a one-time link by which an administrator chooses its own password. */
export const createPasswordLink = answered("admin.create-password-link", oneAdmin, {
  gone: linkWords("gone"),
  answers: (output): NewPasswordLink => passwordLinkView.parse(output),
});
