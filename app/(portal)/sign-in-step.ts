import type { FormState } from "@/app/form-state";
import type { OfferedProvider } from "@/lib/doors/sign-in/ways-in";

/** What the login page asks for: the address alone, or what that address, or whoever has none, can sign in with. */
export type SignInStep =
  | { asks: "address" }
  | { asks: "proof"; password: boolean; providers: readonly OfferedProvider[] };

export interface SignInProps {
  next: string | null;
  /** Whether somebody may also be known by another name than an address: in a directory that checks passwords. */
  takesNames: boolean;
  passwordsOffered: boolean;
  /** Those that the address step keeps at hand. */
  providers: readonly OfferedProvider[];
  /** Whether a forgotten password can be chosen anew by mail. */
  sendsMail: boolean;
  /** Whether the visitor has come back with a refusal, and so may need another way. */
  isBack: boolean;
}

/** What the steps of the sign-in have from the form that they share. */
export interface SignInStepProps extends SignInProps {
  state: FormState<SignInStep>;
  action: (form: FormData) => void;
}
