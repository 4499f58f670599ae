import { Alert } from "@/app/_ui/alert";
import type { LoginQuery } from "@/app/login-query";
import { refusalTexts } from "@/lib/login-attempt/refusals";

/** Why the visitor is on the login page again, if there is something to say. */
export function LoginNotice({ refused, signedOut }: LoginQuery) {
  if (refused)
    return (
      <Alert tone="danger" title={refusalTexts[refused].title}>
        <p>{refusalTexts[refused].text}</p>
      </Alert>
    );
  return signedOut ? <Alert tone="good">You are signed out.</Alert> : null;
}
