import { anotherAccountHelps, isSignInRefusal, refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import type { GroupSignInRefusal } from "@/lib/doors/admin-sign-in/sign-in-by-groups";
import { type Text, words } from "@/lib/words/text";

const refusalWords = words("portal.adminLogin.refused", {
  "network-not-allowed": "Administrators cannot sign in from this network.",
  "not-an-administrator":
    "Your account there is in no group that may administer here. Use the login page of your role, or ask a superadmin.",
  "step-up-missing":
    "Administrators have to sign in there more strongly, or more recently, than you did. Sign in again, or ask a superadmin.",
} satisfies Record<GroupSignInRefusal, string>);

const isOfGroups = (code: string): code is GroupSignInRefusal => Object.hasOwn(refusalWords.english, code);

export interface SignOnRefusal {
  text: Text;
  /** Whether another account at the provider may help, which signs the refused one in again by itself. */
  anotherHelps: boolean;
}

/** Why a single sign-on has ended at the login page, by the code in its address; null for anything else there. */
export function signOnRefusal(code: unknown): SignOnRefusal | null {
  if (typeof code !== "string") return null;
  if (isOfGroups(code)) return { text: refusalWords(code), anotherHelps: code === "not-an-administrator" };
  return isSignInRefusal(code) ? { text: refusalTexts(code), anotherHelps: anotherAccountHelps(code) } : null;
}
